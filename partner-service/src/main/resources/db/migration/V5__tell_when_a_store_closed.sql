alter table store add column closed_at timestamptz;
update store set closed_at = updated_at where status = 'CLOSED';
comment on column store.closed_at is 'Since when it sells no more; null while it is open.';
