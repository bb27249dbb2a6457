-- The newest change that is about nobody: a worker's name, a team. Pages that are kept in memory ask for it.
create index change_of_nobody on change (authority_id, seq) where family_id is null and person_id is null;
