-- Anyone the record knows, with what they are called and known by over time.

create table person (
  authority_id text not null references authority (authority_id),
  person_id text not null,
  version bigint not null,
  -- A day, a month, a year, 'expected DAY', or blank: what is known of the birth.
  birth text not null,
  died_on text,
  sex text,
  gender_identity text,
  ethnicity text,
  first_language text,
  needs_interpreter text check (needs_interpreter in ('yes', 'no')),
  religion text,
  -- Codes of the disability list with a space between; blank when not asked yet.
  disabilities text not null,
  communication_needs text,
  upn_unknown text,
  -- The record that this one was found to be the same person as.
  merged_into_id text,
  primary key (authority_id, person_id)
);
-- Finds what was merged into a record, whenever that record is read.
create index person_merged on person (authority_id, merged_into_id);

create table person_name (
  authority_id text not null,
  person_name_id text not null,
  version bigint not null,
  person_id text not null,
  -- legal, preferred, former or alias
  kind text not null,
  given text not null,
  family text not null,
  starts_on text,
  ends_on text,
  primary key (authority_id, person_name_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index person_name_person on person_name (authority_id, person_id);

create table identifier (
  authority_id text not null,
  identifier_id text not null,
  version bigint not null,
  person_id text not null,
  -- upn, former upn, nhs number, child id or former child id
  scheme text not null,
  value text not null,
  source text not null,
  noted_on text not null,
  ends_on text,
  primary key (authority_id, identifier_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index identifier_person on identifier (authority_id, person_id);
create index identifier_value on identifier (authority_id, value);

create table contact_detail (
  authority_id text not null,
  contact_detail_id text not null,
  version bigint not null,
  person_id text not null,
  -- phone or email
  kind text not null,
  value text not null,
  note text,
  starts_on text,
  ends_on text,
  primary key (authority_id, contact_detail_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index contact_detail_person on contact_detail (authority_id, person_id);

-- Where search looks: keys folded from names, identifiers and births. Made from the rows above, and made again at need.
create table person_key (
  authority_id text not null,
  kind text not null,
  key text not null,
  person_id text not null,
  primary key (authority_id, kind, key, person_id)
);
create index person_key_person on person_key (authority_id, person_id);
