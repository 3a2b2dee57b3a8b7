alter table store add column closed_at timestamptz;
update store set closed_at = now() where not open;
alter table store drop column open;
comment on column store.closed_at is 'Since when it sells no more; what happened before may still be told.';
