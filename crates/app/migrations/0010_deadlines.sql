-- What is due for each child and why, worked out from the record; and what people decided about it. The table of
-- deadlines is no record: it is made from other rows and made again at need. Overrides and local limits are records.

create table deadline (
  authority_id text not null references authority (authority_id),
  -- Made from the child, the rule and the row that started it, so that it is the same each time it is worked out.
  deadline_id text not null,
  person_id text not null,
  family_id text not null,
  definition text not null,
  definition_version bigint not null,
  name text not null,
  -- How the day was counted, from what, by which law.
  reason text not null,
  started_by_id text not null,
  started_on text not null,
  -- From when somebody is told, and the last day in time; blank while the clock stands still.
  warn_on text,
  due_on text,
  -- The last instant, where hours are counted.
  due_at text,
  -- open, paused, met, met late, missed or not needed
  state text not null,
  met_on text,
  -- Why a manager moved it or found it not to be needed.
  decided_because text,
  primary key (authority_id, deadline_id)
);
create index deadline_person on deadline (authority_id, person_id, state);
create index deadline_family on deadline (authority_id, family_id, state);
create index deadline_due on deadline (authority_id, state, due_on);

-- A due date that a manager moved, or found not to be needed, and why.
create table deadline_override (
  authority_id text not null references authority (authority_id),
  deadline_override_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  definition text not null,
  started_by_id text not null,
  started_on text not null,
  -- The new last day; blank when it is not needed.
  due_on text,
  reason text not null,
  -- When the override was taken back.
  ends_on text,
  primary key (authority_id, deadline_override_id),
  foreign key (authority_id, person_id) references person (authority_id, person_id)
);
create index deadline_override_person on deadline_override (authority_id, person_id);
create index deadline_override_family on deadline_override (authority_id, family_id);

-- A time limit that the service set for itself where the law sets none, from a day on.
create table local_limit (
  authority_id text not null references authority (authority_id),
  local_limit_id text not null,
  version bigint not null,
  definition text not null,
  -- '6 weeks'
  within text not null,
  -- How long each time after that; blank for what is due once.
  repeats text,
  warning_days bigint not null,
  starts_on text not null,
  reason text not null,
  primary key (authority_id, local_limit_id)
);
create index local_limit_definition on local_limit (authority_id, definition, starts_on);
