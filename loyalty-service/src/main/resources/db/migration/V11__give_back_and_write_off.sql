alter table lot add column expired bigint not null default 0;
comment on column lot.expired is 'Points that were written off: nobody had spent them in time.';
alter table lot drop constraint lot_remaining_within;
alter table lot add constraint lot_remaining_within
    check (remaining >= 0 and repaid >= 0 and expired >= 0 and remaining <= earned - repaid - expired);
create index lot_source on lot (source_id);

-- Those that are due are found by their time, whosever they are.
create index lot_due on lot (expires_at, member_id) where remaining > 0 and expires_at is not null;

create index hold_of_member on hold (member_id) where status = 'OPEN';

alter table hold add column voided bigint not null default 0;
alter table hold add constraint hold_voided_within check (voided between 0 and captured);
comment on column hold.voided is 'Of what was captured, how much was given back since.';

create table redemption_void (
    id         uuid        not null constraint redemption_void_pk primary key,
    hold_id    uuid        not null constraint redemption_void_hold references hold (id),
    partner_id uuid        not null,
    reference  text        not null,
    asked      bigint,
    points     bigint      not null constraint redemption_void_points_positive check (points > 0),
    return_id  uuid,
    voided_at  timestamptz not null,
    constraint redemption_void_reference_unique unique (hold_id, reference)
);
comment on column redemption_void.asked is 'As it was asked for; null stands for all that was left.';
comment on column redemption_void.return_id is 'The return that brought them back; null where a till voided the payment.';
create trigger redemption_void_append_only before update or delete on redemption_void
    for each row execute function refuse_change();
call wall_off('redemption_void', 'partner_id');

create table expiry_warning (
    days_ahead integer     not null constraint expiry_warning_pk primary key,
    expires_at timestamptz not null,
    member_id  uuid        not null
);
comment on table expiry_warning is 'How far each warning has come in the order of lots to expire: what lies before was told.';

alter table hold add column receipt_number text;
comment on column hold.receipt_number is 'The sale of its store that it pays for, which may be recorded later.';
create index hold_receipt on hold (store_id, receipt_number) where receipt_number is not null;

alter table sale_return add column points_given_back bigint not null default 0;
comment on column sale_return.points_given_back is 'Of the points that paid for the sale.';
