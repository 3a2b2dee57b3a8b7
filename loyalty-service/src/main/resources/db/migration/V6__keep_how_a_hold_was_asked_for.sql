alter table hold add column captured_at_once boolean not null default false;
comment on column hold.captured_at_once is 'As it was asked for: the same reference with another wish is another redemption.';
comment on column hold.created_at is 'When it was authorised: lots that lived then pay for it, also when they have expired since.';

-- A look through the overdue holds goes on after the last one seen, so that none that fails keeps others waiting.
drop index hold_open;
create index hold_open on hold (expires_at, id) where status = 'OPEN';
