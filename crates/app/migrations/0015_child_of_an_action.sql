-- The child whom an action is about, where it is about one: it is as absent as the child for whoever may not know them.
alter table action_item add column child_id text;
