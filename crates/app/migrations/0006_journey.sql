-- What a statutory file says of a child's way through the service, and what no slice keeps yet.

create table referral (
  authority_id text not null references authority (authority_id),
  referral_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referred_on text not null,
  source text,
  primary_need text,
  no_further_action text,
  closed_on text,
  closure_reason text,
  first_conference_on text,
  primary key (authority_id, referral_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index referral_person on referral (authority_id, person_id);
create index referral_family on referral (authority_id, family_id);
-- Children who were referred together are often of one family: they are offered to whoever sets it in order.
create index referral_day on referral (authority_id, referred_on);

create table assessment (
  authority_id text not null,
  assessment_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referral_id text not null,
  started_on text not null,
  reviewed_on text,
  authorised_on text,
  -- Codes of the factors list with a space between.
  factors text not null,
  primary key (authority_id, assessment_id),
  foreign key (authority_id, referral_id) references referral (authority_id, referral_id)
);
create index assessment_person on assessment (authority_id, person_id);
create index assessment_family on assessment (authority_id, family_id);

create table need_plan (
  authority_id text not null,
  need_plan_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referral_id text not null,
  started_on text not null,
  ended_on text,
  primary key (authority_id, need_plan_id),
  foreign key (authority_id, referral_id) references referral (authority_id, referral_id)
);
create index need_plan_person on need_plan (authority_id, person_id);
create index need_plan_family on need_plan (authority_id, family_id);

create table enquiry (
  authority_id text not null,
  enquiry_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referral_id text not null,
  started_on text not null,
  conference_due_on text,
  conference_on text,
  conference_not_required text,
  primary key (authority_id, enquiry_id),
  foreign key (authority_id, referral_id) references referral (authority_id, referral_id)
);
create index enquiry_person on enquiry (authority_id, person_id);
create index enquiry_family on enquiry (authority_id, family_id);

create table protection_plan (
  authority_id text not null,
  protection_plan_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referral_id text not null,
  started_on text not null,
  ended_on text,
  initial_category text,
  latest_category text,
  previous_plans bigint,
  primary key (authority_id, protection_plan_id),
  foreign key (authority_id, referral_id) references referral (authority_id, referral_id)
);
create index protection_plan_person on protection_plan (authority_id, person_id);
create index protection_plan_family on protection_plan (authority_id, family_id);

create table protection_review (
  authority_id text not null,
  protection_review_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  protection_plan_id text not null,
  reviewed_on text not null,
  primary key (authority_id, protection_review_id),
  foreign key (authority_id, protection_plan_id) references protection_plan (authority_id, protection_plan_id)
);
create index protection_review_person on protection_review (authority_id, person_id);
create index protection_review_plan on protection_review (authority_id, protection_plan_id, reviewed_on);
create index protection_review_family on protection_review (authority_id, family_id);

-- A statutory file that was read, and what came of it.
create table import (
  authority_id text not null references authority (authority_id),
  import_id text not null,
  version bigint not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  year bigint,
  read_at text not null,
  children bigint not null,
  new_rows bigint not null,
  changed_rows bigint not null,
  same_rows bigint not null,
  findings bigint not null,
  primary key (authority_id, import_id)
);

-- A part of an imported file that could not be understood or that no slice keeps yet, whole.
create table leftover (
  authority_id text not null,
  leftover_id text not null,
  version bigint not null,
  import_id text not null,
  family_id text,
  person_id text,
  -- Where in the file: element path and line.
  place text not null,
  why text not null,
  body text not null,
  primary key (authority_id, leftover_id)
);
create index leftover_person on leftover (authority_id, person_id);
create index leftover_import on leftover (authority_id, import_id);
