-- Plans of every kind, in versions that never change: what people worry about and are good at, goals with a scale that each
-- person rates for themselves, steps that are actions, the family's network, what each person said of it, and tests.

create table plan (
  authority_id text not null references authority (authority_id),
  plan_id text not null,
  version bigint not null,
  family_id text not null,
  kind text not null,
  -- The number of the newest version; whoever writes the next one must have read this one.
  newest bigint not null,
  ended_on text,
  ended_because text,
  primary key (authority_id, plan_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index plan_family on plan (authority_id, family_id, kind);

create table plan_version (
  authority_id text not null,
  plan_version_id text not null,
  version bigint not null,
  plan_id text not null,
  family_id text not null,
  number bigint not null,
  occasion text not null,
  worker_id text not null,
  made_on text not null,
  -- What was said when it was made, changed or reviewed.
  told text,
  review_on text not null,
  -- When a safety plan is to be tested.
  test_on text,
  primary key (authority_id, plan_version_id),
  foreign key (authority_id, plan_id) references plan (authority_id, plan_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id)
);
create unique index plan_version_number on plan_version (authority_id, plan_id, number);
create index plan_version_family on plan_version (authority_id, family_id, made_on);

create table plan_child (
  authority_id text not null,
  plan_child_id text not null,
  version bigint not null,
  plan_version_id text not null,
  family_id text not null,
  person_id text not null,
  primary key (authority_id, plan_child_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index plan_child_version on plan_child (authority_id, plan_version_id);
create index plan_child_person on plan_child (authority_id, person_id);

create table plan_line (
  authority_id text not null,
  plan_line_id text not null,
  version bigint not null,
  plan_version_id text not null,
  family_id text not null,
  kind text not null,
  place bigint not null,
  words text not null,
  -- The child that it is about, where it is not about all.
  person_id text,
  primary key (authority_id, plan_line_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id)
);
create index plan_line_version on plan_line (authority_id, plan_version_id);

create table plan_goal (
  authority_id text not null,
  plan_goal_id text not null,
  version bigint not null,
  plan_version_id text not null,
  family_id text not null,
  -- The same in every version, so that ratings over time belong together.
  goal_id text not null,
  place bigint not null,
  -- The worry that the goal answers: the two are never parted.
  danger text not null,
  goal text not null,
  -- What 0 and 10 on its scale mean.
  zero text not null,
  ten text not null,
  person_id text,
  primary key (authority_id, plan_goal_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id)
);
create index plan_goal_version on plan_goal (authority_id, plan_version_id);

-- A step is an action: what, who and by when are there and nowhere else.
create table plan_step (
  authority_id text not null,
  plan_step_id text not null,
  version bigint not null,
  plan_version_id text not null,
  family_id text not null,
  goal_id text not null,
  place bigint not null,
  action_item_id text not null,
  -- How we will know that it helps.
  known_by text,
  -- The child that its goal is about.
  person_id text,
  primary key (authority_id, plan_step_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id),
  foreign key (authority_id, action_item_id) references action_item (authority_id, action_item_id)
);
create index plan_step_version on plan_step (authority_id, plan_version_id);
create index plan_step_action on plan_step (authority_id, action_item_id);

create table plan_network (
  authority_id text not null,
  plan_network_id text not null,
  version bigint not null,
  plan_version_id text not null,
  family_id text not null,
  place bigint not null,
  -- A member of the family, or a name for somebody else.
  person_id text,
  name text,
  phone text,
  -- What they do in the plan.
  does text,
  is_professional text not null check (is_professional in ('yes', 'no')),
  primary key (authority_id, plan_network_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id)
);
create index plan_network_version on plan_network (authority_id, plan_version_id);

-- One person's value on one scale on one day.
create table plan_rating (
  authority_id text not null,
  plan_rating_id text not null,
  version bigint not null,
  plan_id text not null,
  family_id text not null,
  goal_id text not null,
  -- The member of the family or the worker who rates.
  person_id text,
  worker_id text,
  rated_on text not null,
  value bigint not null check (value between 0 and 10),
  reason text,
  primary key (authority_id, plan_rating_id),
  foreign key (authority_id, plan_id) references plan (authority_id, plan_id)
);
create index plan_rating_plan on plan_rating (authority_id, plan_id, rated_on);

-- What one person said of one version.
create table plan_agreement (
  authority_id text not null,
  plan_agreement_id text not null,
  version bigint not null,
  plan_version_id text not null,
  plan_id text not null,
  family_id text not null,
  person_id text not null,
  answer text not null,
  words text,
  answered_on text not null,
  primary key (authority_id, plan_agreement_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index plan_agreement_plan on plan_agreement (authority_id, plan_id);
create index plan_agreement_person on plan_agreement (authority_id, person_id);

-- How a step of the version before stood when the plan was reviewed.
create table plan_step_mark (
  authority_id text not null,
  plan_step_mark_id text not null,
  version bigint not null,
  plan_version_id text not null,
  family_id text not null,
  action_item_id text not null,
  mark text not null,
  -- The child that the step's goal is about.
  person_id text,
  primary key (authority_id, plan_step_mark_id),
  foreign key (authority_id, plan_version_id) references plan_version (authority_id, plan_version_id)
);
create index plan_step_mark_version on plan_step_mark (authority_id, plan_version_id);

create table plan_test (
  authority_id text not null,
  plan_test_id text not null,
  version bigint not null,
  plan_id text not null,
  family_id text not null,
  tested_on text not null,
  held text not null,
  happened text not null,
  primary key (authority_id, plan_test_id),
  foreign key (authority_id, plan_id) references plan (authority_id, plan_id)
);
create index plan_test_plan on plan_test (authority_id, plan_id, tested_on);
