-- The people who work with families: teams, posts, roles, accounts, and who serves whom.

create table team (
  authority_id text not null references authority (authority_id),
  team_id text not null,
  version bigint not null,
  name text not null,
  primary key (authority_id, team_id)
);

create table worker (
  authority_id text not null references authority (authority_id),
  worker_id text not null,
  version bigint not null,
  name text not null,
  registration_number text,
  phone text,
  primary key (authority_id, worker_id)
);

create table worker_role (
  authority_id text not null,
  worker_role_id text not null,
  version bigint not null,
  worker_id text not null,
  role text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, worker_role_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id)
);
create index worker_role_worker on worker_role (authority_id, worker_id);

create table post (
  authority_id text not null,
  post_id text not null,
  version bigint not null,
  worker_id text not null,
  team_id text not null,
  title text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, post_id),
  foreign key (authority_id, worker_id) references worker (authority_id, worker_id),
  foreign key (authority_id, team_id) references team (authority_id, team_id)
);
create index post_worker on post (authority_id, worker_id);
create index post_team on post (authority_id, team_id);

-- A co-ordinator serves up to three social workers.
create table serving (
  authority_id text not null,
  serving_id text not null,
  version bigint not null,
  worker_id text not null,
  served_id text not null,
  starts_on text not null,
  ends_on text,
  primary key (authority_id, serving_id)
);
create index serving_worker on serving (authority_id, worker_id);
create index serving_served on serving (authority_id, served_id);

-- How somebody signs in. No part of the record: a password is never in a change.
create table account (
  authority_id text not null,
  worker_id text not null,
  email text not null,
  password_hash text not null,
  closed_at text,
  last_signed_in_at text,
  primary key (authority_id, worker_id)
);
create unique index account_email on account (email);
