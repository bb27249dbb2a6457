-- Sending the daily flow to the Department: what was sent, when, and what was answered.

-- One run of sending. Whoever asks later sees who sent how many children and how it ended.
create table daily_flow_sending (
  authority_id text not null references authority (authority_id),
  sending_id text not null,
  version bigint not null,
  sent_by_id text not null,
  started_at text not null,
  -- Blank while it is under way, or where it was cut off.
  ended_at text,
  -- The server that took it.
  service text not null,
  taken bigint not null,
  refused bigint not null,
  -- Why it stopped before its end.
  stopped_because text,
  primary key (authority_id, sending_id)
);
create index daily_flow_sending_started on daily_flow_sending (authority_id, started_at);

-- Each batch with what was answered. Nothing about a child is here: neither what was sent nor the words of an answer, which
-- may repeat it.
create table daily_flow_batch (
  authority_id text not null,
  sending_id text not null,
  number bigint not null,
  children bigint not null,
  size bigint not null,
  -- The hash of what was sent.
  sha256 text not null,
  -- The status of the last answer; blank where nothing was answered.
  status bigint,
  tries bigint not null,
  answered_at text not null,
  primary key (authority_id, sending_id, number)
);

-- Whom the service refused in a run, to be put right.
create table daily_flow_refused (
  authority_id text not null,
  sending_id text not null,
  person_id text not null,
  status bigint not null,
  primary key (authority_id, sending_id, person_id)
);

-- The service's own number for what it took of a child.
alter table daily_flow_sent add column receipt text;
