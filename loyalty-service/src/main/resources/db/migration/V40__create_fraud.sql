create table fraud_rules (
    program_id uuid        not null constraint fraud_rules_program references program (id),
    version    integer     not null,
    rules      text        not null,
    created_at timestamptz not null,
    constraint fraud_rules_pk primary key (program_id, version)
);
comment on table fraud_rules is 'Every version of what a programme looks for, as JSON; the last one is looked for.';
create trigger fraud_rules_append_only before update or delete on fraud_rules
    for each row execute function refuse_change();

create table fraud_activity (
    source_id     uuid        not null constraint fraud_activity_pk primary key,
    kind          text        not null constraint fraud_activity_kind check (kind in ('SALE', 'CLAIM', 'RETURN', 'VOID')),
    program_id    uuid        not null,
    sale_id       uuid,
    member_id     uuid        not null,
    partner_id    uuid        not null,
    store_id      uuid        not null,
    store_code    text        not null,
    terminal_id   text,
    cashier       text,
    tender        text,
    points        bigint      not null,
    happened_at   timestamptz not null,
    business_day  date        not null,
    after_seconds bigint      not null
);
comment on table fraud_activity is 'What happened of late in programmes that look for fraud, once for each: a row that is there was looked at. Kept for weeks.';
comment on column fraud_activity.source_id is 'The sale (also of a claim), the return, the void.';
comment on column fraud_activity.after_seconds is 'How long after the sale, or the redemption, it came.';
create index fraud_activity_of_card on fraud_activity (program_id, member_id, happened_at);
create index fraud_activity_of_terminal on fraud_activity (program_id, store_id, terminal_id, happened_at) where terminal_id is not null;
create index fraud_activity_of_cashier on fraud_activity (program_id, store_id, cashier, happened_at) where cashier is not null;
create index fraud_activity_old on fraud_activity (happened_at);
call wall_off('fraud_activity', 'partner_id');

create table fraud_signal (
    id            uuid        not null constraint fraud_signal_pk primary key,
    program_id    uuid        not null,
    rule          text        not null,
    kind          text        not null,
    action        text        not null constraint fraud_signal_action check (action in ('SIGNAL', 'HOLD')),
    rules_version integer     not null,
    counted_by    text,
    source_id     uuid        not null,
    source        text        not null,
    sale_id       uuid,
    member_id     uuid        not null,
    partner_id    uuid        not null,
    store_code    text        not null,
    terminal_id   text,
    cashier       text,
    measured      bigint      not null,
    allowed       bigint      not null,
    held          bigint      not null constraint fraud_signal_held_not_negative check (held >= 0),
    happened_at   timestamptz not null,
    raised_at     timestamptz not null,
    status        text        not null constraint fraud_signal_status check (status in ('OPEN', 'RELEASED', 'REJECTED')),
    reason        text,
    reference     text,
    points        bigint,
    ended_client  text,
    ended_user    text,
    ended_at      timestamptz,
    constraint fraud_signal_once unique (program_id, source_id, rule),
    constraint fraud_signal_ended check ((status = 'OPEN') = (ended_at is null))
);
comment on table fraud_signal is 'What looks like fraud, once for each rule and sale, return or void; and what somebody made of it.';
comment on column fraud_signal.held is 'Points that were put on review by it.';
comment on column fraud_signal.points is 'What its end opened or withdrew.';
create index fraud_signal_of_sale on fraud_signal (sale_id) where sale_id is not null;
create index fraud_signal_open on fraud_signal (id) where status = 'OPEN';
create index fraud_signal_rejected on fraud_signal (ended_at) where status = 'REJECTED';
create index fraud_signal_of_partner on fraud_signal (partner_id, id);
create index fraud_signal_of_store on fraud_signal (store_code, id);
create index fraud_signal_old on fraud_signal (ended_at) where ended_at is not null;
call wall_off('fraud_signal', 'partner_id');

create table staff_card (
    id         uuid        not null constraint staff_card_pk primary key,
    partner_id uuid        not null,
    store_id   uuid        not null,
    store_code text        not null,
    program_id uuid        not null,
    member_id  uuid        not null,
    cashier    text,
    named_by   text        not null,
    named_at   timestamptz not null,
    constraint staff_card_once unique (store_id, member_id)
);
comment on table staff_card is 'Members that partners name as staff of a store; the card''s number is not kept.';
comment on column staff_card.cashier is 'Its holder''s id at that store''s tills, where the partner tells it.';
create index staff_card_of_partner on staff_card (partner_id, id);
create index staff_card_of_store on staff_card (store_code, id);
create index staff_card_of_member on staff_card (member_id);
call wall_off('staff_card', 'partner_id');
