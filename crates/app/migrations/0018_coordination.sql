-- The co-ordinator's desk: briefs that workers leave, drafts of them part by part, replies that are awaited, and the
-- minutes that both sides spend. A draft is no visit, letter or note: nothing else reads these tables before the worker
-- confirmed every part.

-- Whom a co-ordinator covers for while that colleague is absent.
alter table serving add column covers_id text;

create table brief (
  authority_id text not null,
  brief_id text not null,
  version bigint not null,
  family_id text not null,
  -- The child whom it is about, where it is about one.
  child_id text,
  worker_id text not null,
  coordinator_id text,
  wanted text not null,
  state text not null,
  about_on text not null,
  bullets text not null,
  -- The visit that was planned and is to be written up; once confirmed, the visit as recorded.
  visit_id text,
  left_at text not null,
  due_on text not null,
  -- By when whoever is written to is to reply.
  reply_by text,
  sent_at text,
  confirmed_at text,
  withdrawn_because text,
  primary key (authority_id, brief_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id)
);
create index brief_family on brief (authority_id, family_id);
create index brief_worker on brief (authority_id, worker_id, state);
create index brief_visit_of on brief (authority_id, visit_id);

create table brief_part (
  authority_id text not null,
  brief_part_id text not null,
  version bigint not null,
  brief_id text not null,
  family_id text not null,
  -- The child whose part it is.
  person_id text,
  kind text not null,
  body text not null,
  seen text,
  -- What it means for the child: the worker's own, never a co-ordinator's.
  meaning text,
  said_by text,
  state text not null,
  typed_by_id text not null,
  confirmed_by_id text,
  confirmed_on text,
  returned_because text,
  primary key (authority_id, brief_part_id),
  foreign key (authority_id, brief_id) references brief (authority_id, brief_id)
);
create index brief_part_brief on brief_part (authority_id, brief_id);
create index brief_part_family on brief_part (authority_id, family_id);

-- When, how and where a visit was, as drafted.
create table brief_visit (
  authority_id text not null,
  brief_visit_id text not null,
  version bigint not null,
  brief_id text not null,
  family_id text not null,
  happened_on text not null,
  happened_at text,
  purpose text not null,
  mode text not null,
  place text not null,
  minutes bigint not null,
  travel_minutes bigint,
  primary key (authority_id, brief_visit_id),
  foreign key (authority_id, brief_id) references brief (authority_id, brief_id)
);
create index brief_visit_brief on brief_visit (authority_id, brief_id);

create table awaited_reply (
  authority_id text not null,
  awaited_reply_id text not null,
  version bigint not null,
  brief_id text not null,
  family_id text not null,
  from_whom text not null,
  asked_on text not null,
  due_on text not null,
  chased_on text,
  times_chased bigint not null,
  answered_on text,
  answer text,
  primary key (authority_id, awaited_reply_id),
  foreign key (authority_id, brief_id) references brief (authority_id, brief_id)
);
create index awaited_reply_brief on awaited_reply (authority_id, brief_id);
create index awaited_reply_family on awaited_reply (authority_id, family_id);

-- Minutes spent at the desk: of the worker or of the co-ordinator, each as they told it, on the day it was done.
create table desk_work (
  authority_id text not null,
  desk_work_id text not null,
  version bigint not null,
  brief_id text not null,
  family_id text not null,
  worked_on text not null,
  -- What the brief asks for.
  kind text not null,
  side text not null,
  worker_id text not null,
  coordinator_id text,
  minutes bigint not null,
  primary key (authority_id, desk_work_id),
  foreign key (authority_id, brief_id) references brief (authority_id, brief_id)
);
create index desk_work_worker on desk_work (authority_id, worker_id, worked_on);
create index desk_work_brief on desk_work (authority_id, brief_id);
