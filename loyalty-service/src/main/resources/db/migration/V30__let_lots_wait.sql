alter table lot add column waits_for text;
alter table lot add column waits_since timestamptz;
alter table lot add column first_expires_at timestamptz;
alter table lot add constraint lot_waits_since check ((waits_for is null) = (waits_since is null));
comment on column lot.waits_for is 'FUNDING, EVENT, REVIEW, comma separated: why it cannot be spent, whatever its day. Null: it can.';
comment on column lot.first_expires_at is 'Where its expiry was put off because it had to wait: when it would have expired. Null: as it was.';
create index lot_waiting on lot (member_id) where waits_for is not null;

create table funding_account (
    partner_id  uuid        not null constraint funding_account_pk primary key,
    credit_line bigint      constraint funding_account_line_not_negative check (credit_line >= 0),
    paid        bigint      not null default 0,
    used        bigint      not null default 0,
    waiting     bigint      not null default 0,
    opened_at   timestamptz not null,
    changed_at  timestamptz not null
);
comment on table funding_account is 'Partners whose points are counted: what they may give before they pay.';
comment on column funding_account.credit_line is 'In points; null: as many as it likes.';
comment on column funding_account.used is 'Points given at its cost since it was opened, less what came back or expired, and less those that wait.';
comment on column funding_account.waiting is 'Points given at its cost that nothing covers yet.';

create table funding_change (
    id          uuid        not null constraint funding_change_pk primary key,
    partner_id  uuid        not null constraint funding_change_account references funding_account (partner_id),
    kind        text        not null constraint funding_change_kind check (kind in ('CREDIT_LINE', 'PACK', 'PAYMENT')),
    reference   text,
    points      bigint,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    constraint funding_change_reference_unique unique (partner_id, reference),
    constraint funding_change_reference check ((kind = 'CREDIT_LINE') = (reference is null))
);
comment on column funding_change.points is 'Of a credit line: where it stands from then on, null for no limit.';
create index funding_change_of_partner on funding_change (partner_id, id);
create trigger funding_change_append_only before update or delete on funding_change
    for each row execute function refuse_change();

create table lot_uncovered (
    partner_id uuid not null,
    lot_id     uuid not null,
    constraint lot_uncovered_pk primary key (partner_id, lot_id)
);
comment on table lot_uncovered is 'Lots that wait for a funder to pay, the oldest first by their ids.';
create index lot_uncovered_lot on lot_uncovered (lot_id);

create table funding_movement (
    partner_id uuid   not null,
    used       bigint not null,
    waiting    bigint not null
);
comment on table funding_movement is 'What came back to partners and is not counted in their accounts yet: returns and expiry never wait for an account.';
create index funding_movement_of_partner on funding_movement (partner_id);
