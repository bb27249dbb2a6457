-- In which year's return an adoption was told, where no day of it says so: it is then told again for that year.
create table adoption_told (
  authority_id text not null,
  adoption_told_id text not null,
  version bigint not null,
  family_id text not null,
  person_id text not null,
  adoption_id text not null,
  year bigint not null,
  primary key (authority_id, adoption_told_id),
  foreign key (authority_id, adoption_id) references adoption (authority_id, adoption_id)
);
create index adoption_told_person on adoption_told (authority_id, person_id);
create index adoption_told_year on adoption_told (authority_id, year);
