create table settlement (
    id          uuid        not null constraint settlement_pk primary key,
    program_id  uuid        not null constraint settlement_program references program (id),
    currency    char(3)     not null,
    zone        text        not null,
    from_day    date        not null,
    until_day   date        not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    status      text        not null constraint settlement_status check (status in ('OPEN', 'COMPUTED', 'CLOSED')),
    entries     bigint      not null default 0,
    run         uuid,
    created_at  timestamptz not null,
    computed_at timestamptz,
    closed_at   timestamptz,
    constraint settlement_period check (from_day < until_day),
    constraint settlement_computed check ((status = 'OPEN') = (computed_at is null)),
    constraint settlement_closed check ((status = 'CLOSED') = (closed_at is not null)),
    constraint settlement_closed_when_over check (status <> 'CLOSED' or (computed_at >= ends_at and closed_at >= computed_at)),
    constraint settlement_period_unique unique (program_id, from_day)
);
comment on column settlement.run is 'The last computation that began: one that finds another stops.';
create unique index settlement_one_open on settlement (program_id) where status <> 'CLOSED';

create table settlement_line (
    settlement_id   uuid          not null constraint settlement_line_settlement references settlement (id),
    partner_id      uuid          not null,
    counterparty_id uuid          not null,
    entry_id        uuid          not null,
    kind            text          not null,
    at              timestamptz   not null,
    store_code      text,
    receipt_number  text,
    reference       text,
    source_id       uuid          not null,
    points          bigint        not null,
    value           numeric(13,6) not null,
    constraint settlement_line_pk primary key (entry_id, partner_id, counterparty_id)
);
comment on table settlement_line is 'What one entry makes another partner owe this one, or this one another. In one settlement, for ever.';
create index settlement_line_statement on settlement_line (settlement_id, partner_id, at, entry_id, counterparty_id);

create table settlement_total (
    settlement_id     uuid    not null constraint settlement_total_settlement references settlement (id),
    partner_id        uuid    not null,
    counterparty_id   uuid    not null,
    kind              text    not null,
    points_receivable bigint  not null,
    points_payable    bigint  not null,
    receivable        numeric not null,
    payable           numeric not null,
    constraint settlement_total_pk primary key (settlement_id, partner_id, counterparty_id, kind)
);

create table settlement_statement (
    settlement_id      uuid    not null constraint settlement_statement_settlement references settlement (id),
    partner_id         uuid    not null,
    points             bigint  not null,
    exact              numeric not null,
    amount             bigint  not null,
    points_given       bigint  not null,
    points_taken_back  bigint  not null,
    points_expired     bigint  not null,
    points_redeemed    bigint  not null,
    points_outstanding bigint  not null,
    constraint settlement_statement_pk primary key (settlement_id, partner_id)
);
comment on column settlement_statement.amount is 'In minor units; those of a settlement sum to zero, so one may be rounded away from its exact amount.';

call wall_off('settlement_line', 'partner_id');
call wall_off('settlement_total', 'partner_id');
call wall_off('settlement_statement', 'partner_id');

create function refuse_change_of_closed_settlement() returns trigger
    language plpgsql as $$
begin
    raise exception 'settlement % is closed', old.id using errcode = 'restrict_violation';
end $$;
create trigger settlement_closed_for_ever before update or delete on settlement
    for each row when (old.status = 'CLOSED') execute function refuse_change_of_closed_settlement();

create function refuse_change_within_closed_settlement() returns trigger
    language plpgsql as $$
begin
    if exists (select from settlement where status = 'CLOSED' and id in (select settlement_id from changed)) then
        raise exception '% belongs to a settlement that is closed', tg_table_name using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
do $$
declare
    part text;
begin
    foreach part in array array['settlement_line', 'settlement_total', 'settlement_statement'] loop
        execute format('create trigger %s_added after insert on %1$s referencing new table as changed'
            ' for each statement execute function refuse_change_within_closed_settlement()', part);
        execute format('create trigger %s_changed after update on %1$s referencing old table as changed'
            ' for each statement execute function refuse_change_within_closed_settlement()', part);
        execute format('create trigger %s_removed after delete on %1$s referencing old table as changed'
            ' for each statement execute function refuse_change_within_closed_settlement()', part);
    end loop;
end $$;
