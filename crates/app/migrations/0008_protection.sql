-- Protecting children: meetings held once for several children, and what a child's own rows owe to them.

-- A discussion, a conference, a core group: what everybody in it shares.
create table meeting (
  authority_id text not null references authority (authority_id),
  meeting_id text not null,
  version bigint not null,
  family_id text not null,
  kind text not null,
  held_on text not null,
  held_at text,
  -- Name and part, as told: a chair may be of another service.
  chaired_by text not null,
  narrative text not null,
  primary key (authority_id, meeting_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index meeting_family on meeting (authority_id, family_id, held_on);

-- What a meeting decided for one child.
create table meeting_child (
  authority_id text not null,
  meeting_child_id text not null,
  version bigint not null,
  meeting_id text not null,
  family_id text not null,
  person_id text not null,
  decision text,
  category text,
  reason text,
  views text,
  primary key (authority_id, meeting_child_id),
  foreign key (authority_id, meeting_id) references meeting (authority_id, meeting_id)
);
create index meeting_child_meeting on meeting_child (authority_id, meeting_id);
create index meeting_child_person on meeting_child (authority_id, person_id);
create index meeting_child_family on meeting_child (authority_id, family_id);

-- Who was at a meeting or invited to it. A row without a name was taken back.
create table meeting_person (
  authority_id text not null,
  meeting_person_id text not null,
  version bigint not null,
  meeting_id text not null,
  family_id text not null,
  name text,
  agency text,
  attendance text not null,
  sent_report text not null,
  primary key (authority_id, meeting_person_id),
  foreign key (authority_id, meeting_id) references meeting (authority_id, meeting_id)
);
create index meeting_person_meeting on meeting_person (authority_id, meeting_id);
create index meeting_person_family on meeting_person (authority_id, family_id);

-- A child's own rows, which a census may have brought without any meeting.
alter table enquiry add column meeting_id text;
alter table enquiry add column outcome text;
alter table enquiry add column ended_on text;
alter table enquiry add column finding text;
alter table enquiry add column no_conference_because text;
alter table need_plan add column meeting_id text;
alter table need_plan add column ended_because text;
alter table protection_plan add column meeting_id text;
alter table protection_plan add column ended_because text;
alter table protection_review add column meeting_id text;

-- A child who comes with the plan of another authority, and the conference that takes it on.
create table transfer (
  authority_id text not null,
  transfer_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  notified_on text not null,
  from_authority text not null,
  meeting_id text,
  primary key (authority_id, transfer_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index transfer_person on transfer (authority_id, person_id);
create index transfer_family on transfer (authority_id, family_id);

-- An offer of family group decision-making, made once for several children.
create table group_offer (
  authority_id text not null references authority (authority_id),
  group_offer_id text not null,
  version bigint not null,
  family_id text not null,
  offered_on text not null,
  offered_to text not null,
  answer text,
  answered_on text,
  declined_because text,
  primary key (authority_id, group_offer_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index group_offer_family on group_offer (authority_id, family_id);

create table group_offer_child (
  authority_id text not null,
  group_offer_child_id text not null,
  version bigint not null,
  group_offer_id text not null,
  family_id text not null,
  person_id text not null,
  primary key (authority_id, group_offer_child_id),
  foreign key (authority_id, group_offer_id) references group_offer (authority_id, group_offer_id)
);
create index group_offer_child_offer on group_offer_child (authority_id, group_offer_id);
create index group_offer_child_person on group_offer_child (authority_id, person_id);
create index group_offer_child_family on group_offer_child (authority_id, family_id);

-- Work with a child's family before an application to court.
create table pre_proceedings (
  authority_id text not null,
  pre_proceedings_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referral_id text not null,
  meeting_id text,
  started_on text not null,
  letter_on text,
  no_offer_because text,
  outcome text,
  ended_on text,
  primary key (authority_id, pre_proceedings_id),
  foreign key (authority_id, referral_id) references referral (authority_id, referral_id)
);
create index pre_proceedings_person on pre_proceedings (authority_id, person_id);
create index pre_proceedings_family on pre_proceedings (authority_id, family_id);

create table court_application (
  authority_id text not null,
  court_application_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  referral_id text not null,
  applied_on text not null,
  order_sought text not null,
  -- Why no family group meeting was offered or held: against the child's best interests.
  no_offer_because text,
  primary key (authority_id, court_application_id),
  foreign key (authority_id, referral_id) references referral (authority_id, referral_id)
);
create index court_application_person on court_application (authority_id, person_id);
create index court_application_family on court_application (authority_id, family_id);
