-- Leaving care: what a young person's needs are, how they are around each birthday, where they live and what stays close.
--
-- What a young person is owed (eligible, relevant, former relevant, qualifying) is no row: it is worked out from the
-- episodes of care and the birth. The pathway plan is a plan of its kind; the personal adviser an allocation.

-- The assessment of needs before leaving care, or after it.
create table leaving_assessment (
  authority_id text not null,
  leaving_assessment_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  assessed_on text not null,
  views text not null,
  needs text not null,
  primary key (authority_id, leaving_assessment_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index leaving_assessment_person on leaving_assessment (authority_id, person_id);
create index leaving_assessment_family on leaving_assessment (authority_id, family_id);

-- How a care leaver was on a day: whether in touch, what they do, where they live. What is told around a birthday is
-- the contact nearest to it.
create table leaver_contact (
  authority_id text not null,
  leaver_contact_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  told_on text not null,
  in_touch text,
  activity text,
  accommodation text,
  why_suitable text,
  note text,
  primary key (authority_id, leaver_contact_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index leaver_contact_person on leaver_contact (authority_id, person_id);
create index leaver_contact_family on leaver_contact (authority_id, family_id);

-- Where a care leaver lives, from one day to another.
create table leaver_home (
  authority_id text not null,
  leaver_home_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  moved_on text not null,
  kind text not null,
  -- Whether it is regulated: a move to what is not is reviewed within 28 days.
  regulated text not null,
  address text,
  ended_on text,
  ended_because text,
  primary key (authority_id, leaver_home_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index leaver_home_person on leaver_home (authority_id, person_id);
create index leaver_home_family on leaver_home (authority_id, family_id);

-- Whether a former relevant child needs staying close support, and what is given for each of its five domains
-- (Children Act 1989, section 23CZAA).
create table staying_close (
  authority_id text not null,
  staying_close_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  assessed_on text not null,
  required text not null,
  why text not null,
  link_worker text,
  former_home text,
  accommodation text,
  health text,
  relationships text,
  education text,
  employment text,
  participation text,
  ended_on text,
  ended_because text,
  primary key (authority_id, staying_close_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index staying_close_person on staying_close (authority_id, person_id);
create index staying_close_family on staying_close (authority_id, family_id);

-- The end of support for a care leaver, with its reason.
create table leaving_end (
  authority_id text not null,
  leaving_end_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  ended_on text not null,
  ended_because text not null,
  primary key (authority_id, leaving_end_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index leaving_end_person on leaving_end (authority_id, person_id);
create index leaving_end_family on leaving_end (authority_id, family_id);
