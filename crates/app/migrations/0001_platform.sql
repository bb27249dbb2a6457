-- What every slice stands on: authorities, tasks and changes in a hash chain, the audit, sessions, drafts and jobs.
-- Only text, bigint, double precision and bytea, so that one text serves SQLite and PostgreSQL.

create table authority (
  authority_id text not null primary key,
  name text not null,
  la_code text not null
);

-- The last link of each authority's chain of changes. A writer takes this row first, so writes follow one another.
create table chain_head (
  authority_id text not null primary key references authority (authority_id),
  seq bigint not null,
  hash text not null
);

create table task (
  authority_id text not null references authority (authority_id),
  task_id text not null,
  kind text not null,
  actor_id text not null,
  on_behalf_of_id text,
  at text not null,
  reason text,
  source text,
  hash text not null,
  -- Made by the client, so that sending the same form twice does the work once.
  write_id text,
  -- Where the first sending of that form led.
  outcome text,
  primary key (authority_id, task_id)
);
create unique index task_write on task (authority_id, write_id);

create table change (
  authority_id text not null references authority (authority_id),
  seq bigint not null,
  task_id text not null,
  table_name text not null,
  row_id text not null,
  version bigint not null,
  at text not null,
  family_id text,
  person_id text,
  -- The row as it stood after the task; emptied when the record is destroyed, while the hash stays.
  body text,
  body_hash text not null,
  hash text not null,
  primary key (authority_id, seq)
);
create index change_row on change (authority_id, table_name, row_id, seq);
create index change_family on change (authority_id, family_id, seq);
create index change_person on change (authority_id, person_id, seq);
create index change_task on change (authority_id, task_id, seq);

-- Who saw or did what. No case content; it outlives the record.
create table audit (
  authority_id text not null,
  audit_id text not null,
  at text not null,
  worker_id text not null,
  action text not null,
  basis text not null,
  family_id text,
  person_id text,
  primary key (authority_id, audit_id)
);
create index audit_family on audit (authority_id, family_id, worker_id, at);
create index audit_person on audit (authority_id, person_id, at);
create index audit_worker on audit (authority_id, worker_id, at);

-- Words typed and not yet saved as a record, complete or not.
create table draft (
  authority_id text not null,
  draft_id text not null,
  worker_id text not null,
  form text not null,
  family_id text,
  path text not null,
  body text not null,
  saved_at text not null,
  primary key (authority_id, draft_id)
);
create index draft_worker on draft (authority_id, worker_id, saved_at);

create table session (
  session_hash text not null primary key,
  authority_id text not null,
  worker_id text not null,
  csrf text not null,
  started_at text not null,
  seen_at text not null,
  ended_at text
);
create index session_worker on session (authority_id, worker_id);

-- Failed sign-ins by address and by account, to slow a guesser down.
create table sign_in_failure (
  failure_id text not null primary key,
  about text not null,
  at text not null
);
create index sign_in_failure_about on sign_in_failure (about, at);

create table job (
  job_id text not null primary key,
  authority_id text not null,
  kind text not null,
  arguments text not null,
  asked_by_id text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  tries bigint not null,
  due_at text not null,
  started_at text,
  ended_at text,
  -- How far a long job has come, from 0 to 100.
  progress bigint not null,
  -- What a person is told of the outcome; never personal data.
  message text
);
create index job_due on job (state, due_at);
