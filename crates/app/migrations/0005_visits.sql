-- Visits: one visit, many children, each with their own part; and the actions that come of them.

create table visit (
  authority_id text not null references authority (authority_id),
  visit_id text not null,
  version bigint not null,
  family_id text not null,
  -- planned, done or cancelled
  state text not null,
  -- child in need, child protection, looked after, care leaver, early help or other
  purpose text not null,
  planned_on text,
  planned_at text,
  happened_on text,
  happened_at text,
  -- in person, video or phone
  mode text not null,
  -- home, school, placement, office or elsewhere
  place text not null,
  minutes bigint,
  travel_minutes bigint,
  worker_id text not null,
  -- What is shared by every child of the visit.
  narrative text not null,
  -- Why a planned visit did not happen.
  not_held_because text,
  primary key (authority_id, visit_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id)
);
create index visit_family on visit (authority_id, family_id, happened_on);
create index visit_worker on visit (authority_id, worker_id, state, planned_on);

create table visit_child (
  authority_id text not null,
  visit_child_id text not null,
  version bigint not null,
  visit_id text not null,
  family_id text not null,
  person_id text not null,
  -- alone, with others, no, or blank while the visit is only planned
  seen text,
  where_seen text,
  own_words text,
  meaning text,
  primary key (authority_id, visit_child_id),
  foreign key (authority_id, visit_id) references visit (authority_id, visit_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index visit_child_visit on visit_child (authority_id, visit_id);
create index visit_child_person on visit_child (authority_id, person_id);
create index visit_child_family on visit_child (authority_id, family_id);

create table visit_present (
  authority_id text not null,
  visit_present_id text not null,
  version bigint not null,
  visit_id text not null,
  family_id text not null,
  -- A member of the family, or a name for somebody else.
  person_id text,
  name text,
  primary key (authority_id, visit_present_id),
  foreign key (authority_id, visit_id) references visit (authority_id, visit_id)
);
create index visit_present_visit on visit_present (authority_id, visit_id);

create table action_item (
  authority_id text not null,
  action_item_id text not null,
  version bigint not null,
  family_id text not null,
  visit_id text,
  what text not null,
  -- The worker or the family member who does it.
  worker_id text,
  person_id text,
  due_on text,
  done_on text,
  outcome text,
  primary key (authority_id, action_item_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index action_item_family on action_item (authority_id, family_id);
create index action_item_worker on action_item (authority_id, worker_id, done_on, due_on);
create index action_item_visit on action_item (authority_id, visit_id);
