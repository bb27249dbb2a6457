-- Devices on which somebody records without a signal, which sheets each holds, and what came from them. No part of the
-- record, as sessions and drafts are not: what arrives becomes part of it through the ordinary actions.

create table recording_device (
  authority_id text not null references authority (authority_id),
  device_id text not null,
  worker_id text not null,
  -- What its owner calls it.
  name text not null,
  -- What opens the device for somebody signed in; emptied once the device is told to remove everything.
  secret text,
  -- Of the token with which a device asks, signed in or not, whether it is to remove everything.
  token_hash text not null,
  set_up_at text not null,
  contact_at text not null,
  -- How far the device's clock was ahead of the server's when it was last in touch; negative when behind.
  clock_ahead_ms bigint not null,
  wipe_asked_at text,
  wipe_asked_by_id text,
  -- When the device said that it had removed everything, and why.
  wiped_at text,
  wiped_because text,
  primary key (authority_id, device_id)
);
create unique index recording_device_token on recording_device (token_hash);
create index recording_device_worker on recording_device (authority_id, worker_id, set_up_at);

-- The front sheets that a device holds or held: what was on it, when it is lost.
create table recording_sheet (
  authority_id text not null,
  device_id text not null,
  family_id text not null,
  -- The last day on which its taking was put in the audit.
  taken_on text not null,
  gone_at text,
  primary key (authority_id, device_id, family_id)
);

-- What was received from a device, so that what is sent again is answered as it was the first time.
create table recording_item (
  authority_id text not null,
  write_id text not null,
  device_id text not null,
  worker_id text not null,
  family_id text not null,
  kind text not null check (kind in ('visit', 'draft', 'file')),
  received_at text not null,
  -- When it was told, by the device's own clock, and how far that clock was ahead when it was sent.
  told_at text not null,
  clock_ahead_ms bigint not null,
  -- Where the first sending led.
  outcome text not null,
  primary key (authority_id, write_id)
);
create index recording_item_device on recording_item (authority_id, device_id, received_at);
