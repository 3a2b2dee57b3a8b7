-- A member's lots are found by lot_open: this one was only written, with every lot.
drop index lot_expiring;

-- Those that wait are not due: without them all that is asked of the others is in the index.
drop index lot_due;
create index lot_due on lot (expires_at, member_id)
    where remaining > 0 and expires_at is not null and waits_for is null;
