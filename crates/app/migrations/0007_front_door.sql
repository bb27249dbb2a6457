-- What reaches the front door: contacts about the children of a family, decided for each child, and advice given to
-- practitioners of other services.

create table contact (
  authority_id text not null references authority (authority_id),
  contact_id text not null,
  version bigint not null,
  family_id text not null,
  -- waiting or decided
  state text not null,
  received_at text not null,
  -- Code of the referral sources.
  source text not null,
  referrer_name text,
  referrer_agency text,
  referrer_reach text,
  worrying text not null,
  working_well text,
  -- consent, child at risk, legal duty or not known
  basis text not null,
  basis_words text,
  -- Who took it.
  worker_id text not null,
  decided_at text,
  decided_by_id text,
  rationale text,
  -- What the referrer was told, and when.
  feedback text,
  feedback_on text,
  primary key (authority_id, contact_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id)
);
create index contact_family on contact (authority_id, family_id);
create index contact_state on contact (authority_id, state, received_at);

create table contact_child (
  authority_id text not null,
  contact_child_id text not null,
  version bigint not null,
  contact_id text not null,
  family_id text not null,
  person_id text not null,
  -- advice, early help, family help, assessment, strategy discussion; blank until it is decided
  outcome text,
  -- Code of the primary needs.
  primary_need text,
  -- The referral that was born of it.
  referral_id text,
  primary key (authority_id, contact_child_id),
  foreign key (authority_id, contact_id) references contact (authority_id, contact_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index contact_child_contact on contact_child (authority_id, contact_id);
create index contact_child_person on contact_child (authority_id, person_id);
create index contact_child_family on contact_child (authority_id, family_id);

-- One assessment of the children of a family: what is shared of it. Each child's own record of it is `assessment`.
create table family_assessment (
  authority_id text not null references authority (authority_id),
  family_assessment_id text not null,
  version bigint not null,
  family_id text not null,
  -- writing, sent, returned or authorised
  state text not null,
  started_on text not null,
  -- Who answers for it: who began it, then who sent it.
  author_id text not null,
  worrying text,
  working_well text,
  family_views text,
  analysis text,
  sent_at text,
  decided_at text,
  decided_by_id text,
  -- What is still to do, where a manager gave it back.
  returned_because text,
  primary key (authority_id, family_assessment_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id),
  foreign key (authority_id, author_id) references worker (authority_id, worker_id)
);
create index family_assessment_family on family_assessment (authority_id, family_id);

-- What an assessment found for one child. A census tells only of the row of `assessment`.
create table assessment_child (
  authority_id text not null,
  assessment_child_id text not null,
  version bigint not null,
  family_assessment_id text not null,
  assessment_id text not null,
  family_id text not null,
  person_id text not null,
  seen_on text,
  not_seen_because text,
  own_words text,
  conclusion text,
  outcome text,
  -- Codes of the factors list with a space between; they go to `assessment` when it is authorised.
  factors text not null,
  primary key (authority_id, assessment_child_id),
  foreign key (authority_id, family_assessment_id) references family_assessment (authority_id, family_assessment_id),
  foreign key (authority_id, assessment_id) references assessment (authority_id, assessment_id)
);
create index assessment_child_whole on assessment_child (authority_id, family_assessment_id);
create index assessment_child_assessment on assessment_child (authority_id, assessment_id);
create index assessment_child_person on assessment_child (authority_id, person_id);
