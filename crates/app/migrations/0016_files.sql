-- Files kept with a family's record: photos, drawings, voice notes, letters. What a file is and whose is a record; its
-- bytes are kept once by their hash, outside the changes, and the hash in the record seals them.

create table file (
  authority_id text not null,
  file_id text not null,
  version bigint not null,
  family_id text not null,
  kind text not null,
  -- What the content was recognised as; the name and type that the sender gave are not believed.
  format text not null,
  -- SHA-256 of the content, in hexadecimal.
  hash text not null,
  -- In bytes.
  size bigint not null,
  caption text not null,
  added_by_id text not null,
  added_on text not null,
  taken_away_on text,
  taken_away_because text,
  primary key (authority_id, file_id),
  foreign key (authority_id, family_id) references family (authority_id, family_id)
);
create index file_family on file (authority_id, family_id, added_on);
create index file_hash on file (authority_id, hash);

-- The children whom a file is about; all of the family where none is named.
create table file_child (
  authority_id text not null,
  file_child_id text not null,
  version bigint not null,
  file_id text not null,
  family_id text not null,
  person_id text not null,
  primary key (authority_id, file_child_id),
  foreign key (authority_id, file_id) references file (authority_id, file_id)
);
create index file_child_file on file_child (authority_id, file_id);
create index file_child_family on file_child (authority_id, family_id);
create index file_child_person on file_child (authority_id, person_id);

-- What a file hangs on: a brief, a visit, an answer of a practice tool.
create table file_link (
  authority_id text not null,
  file_link_id text not null,
  version bigint not null,
  file_id text not null,
  family_id text not null,
  record_kind text not null,
  record_id text not null,
  primary key (authority_id, file_link_id),
  foreign key (authority_id, file_id) references file (authority_id, file_id)
);
create index file_link_record on file_link (authority_id, record_kind, record_id);
create index file_link_file on file_link (authority_id, file_id);
create index file_link_family on file_link (authority_id, family_id);

create table file_content (
  authority_id text not null,
  hash text not null,
  bytes bytea not null,
  primary key (authority_id, hash)
);
