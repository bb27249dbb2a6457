-- Returns made from the record, and what was found in them.

-- A return that was made from the record: who made which, when, and the hash of the file, so that anybody can say later what
-- was sent.
create table export (
  authority_id text not null references authority (authority_id),
  export_id text not null,
  version bigint not null,
  kind text not null,
  -- The collection year, or the day it was drawn up for.
  period text not null,
  file_name text not null,
  sha256 text not null,
  size bigint not null,
  children bigint not null,
  made_by_id text not null,
  made_at text not null,
  primary key (authority_id, export_id)
);
create index export_made on export (authority_id, made_at);

-- The file of a return and what was found in it, kept for thirty days: made again from the record at need, and so no record.
create table export_file (
  authority_id text not null,
  export_id text not null,
  made_at text not null,
  body bytea not null,
  primary key (authority_id, export_id)
);

create table export_finding (
  authority_id text not null,
  export_id text not null,
  number bigint not null,
  -- Whom it is about; blank for the return as a whole.
  person_id text,
  code text not null,
  severity text not null,
  cells text not null,
  primary key (authority_id, export_id, number)
);

-- What each child of the Department's daily flow was last sent, so that the next batch tells what changed and what is gone.
create table daily_flow_sent (
  authority_id text not null,
  person_id text not null,
  child_id text not null,
  sent_at text not null,
  body text not null,
  primary key (authority_id, person_id)
);
