-- Families: who belongs, who lives where, what they are to each other, who works with them, and who may not know.

create table family (
  authority_id text not null references authority (authority_id),
  family_id text not null,
  version bigint not null,
  name text not null,
  -- What matters now, in a few lines for whoever opens the page.
  matters_now text,
  primary key (authority_id, family_id)
);

create table family_member (
  authority_id text not null,
  family_member_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  -- child, adult, or network: somebody who matters and lives elsewhere
  part text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, family_member_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index family_member_family on family_member (authority_id, family_id);
create index family_member_person on family_member (authority_id, person_id);

create table household (
  authority_id text not null,
  household_id text not null,
  version bigint not null,
  family_id text not null,
  -- 'Mum and the children', where a family has several.
  name text not null,
  primary key (authority_id, household_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index household_family on household (authority_id, family_id);

create table address (
  authority_id text not null,
  address_id text not null,
  version bigint not null,
  household_id text not null,
  family_id text not null,
  lines text not null,
  postcode text,
  starts_on text,
  ends_on text,
  primary key (authority_id, address_id),
  foreign key (authority_id, household_id) references household (authority_id, household_id)
);
create index address_household on address (authority_id, household_id);
create index address_family on address (authority_id, family_id);

create table residence (
  authority_id text not null,
  residence_id text not null,
  version bigint not null,
  household_id text not null,
  family_id text not null,
  person_id text not null,
  starts_on text,
  ends_on text,
  primary key (authority_id, residence_id),
  foreign key (authority_id, household_id) references household (authority_id, household_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index residence_household on residence (authority_id, household_id);
create index residence_person on residence (authority_id, person_id);
create index residence_family on residence (authority_id, family_id);

-- What person_id is to other_id. Stored once; the inverse is worked out.
create table relationship (
  authority_id text not null,
  relationship_id text not null,
  version bigint not null,
  person_id text not null,
  other_id text not null,
  kind text not null,
  parental_responsibility text check (parental_responsibility in ('yes', 'no')),
  starts_on text,
  ends_on text,
  primary key (authority_id, relationship_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id),
  foreign key (authority_id, other_id) references person (authority_id, person_id)
);
create index relationship_person on relationship (authority_id, person_id);
create index relationship_other on relationship (authority_id, other_id);

create table professional (
  authority_id text not null,
  professional_id text not null,
  version bigint not null,
  family_id text not null,
  name text not null,
  organisation text not null,
  part text not null,
  phone text,
  email text,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, professional_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index professional_family on professional (authority_id, family_id);

create table allocation (
  authority_id text not null,
  allocation_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  worker_id text not null,
  -- lead practitioner, lead child protection practitioner, social worker, co-worker or personal adviser
  role text not null,
  -- How often the child is to be seen, as agreed for this child; blank when not agreed yet.
  visit_every_days bigint,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, allocation_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id)
);
create index allocation_family on allocation (authority_id, family_id);
create index allocation_worker on allocation (authority_id, worker_id);
create index allocation_person on allocation (authority_id, person_id);

-- A restricted family is absent for everybody who is not named.
create table restriction (
  authority_id text not null,
  restriction_id text not null,
  version bigint not null,
  family_id text not null,
  reason text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, restriction_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index restriction_family on restriction (authority_id, family_id);

create table restriction_name (
  authority_id text not null,
  restriction_name_id text not null,
  version bigint not null,
  restriction_id text not null,
  family_id text not null,
  worker_id text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, restriction_name_id),
  foreign key (authority_id, restriction_id) references restriction (authority_id, restriction_id)
);
create index restriction_name_restriction on restriction_name (authority_id, restriction_id);

-- A worker who must stay away from a family: it is their own, or they know it.
create table recusal (
  authority_id text not null,
  recusal_id text not null,
  version bigint not null,
  family_id text not null,
  worker_id text not null,
  reason text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, recusal_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index recusal_family on recusal (authority_id, family_id);
create index recusal_worker on recusal (authority_id, worker_id);
