create table member (
    id          uuid        not null constraint member_pk primary key,
    program_id  uuid        not null constraint member_program references program (id),
    customer_id uuid,
    balance     bigint      not null default 0,
    owed        bigint      not null default 0 constraint member_owed_not_negative check (owed >= 0),
    held        bigint      not null default 0 constraint member_held_not_negative check (held >= 0),
    entries     bigint      not null default 0,
    last_hash   char(64)    not null default repeat('0', 64),
    created_at  timestamptz not null
) with (fillfactor = 80);
comment on table member is 'The holder of cards, known or not, and the sums of the account. The only ledger row that is ever updated.';
comment on column member.customer_id is 'Null until the holder is registered; no foreign key, customers live in another service.';
create index member_customer on member (customer_id) where customer_id is not null;

create table card (
    number      text        not null constraint card_pk primary key,
    token       char(64)    not null constraint card_token_unique unique,
    program_id  uuid        not null constraint card_program references program (id),
    member_id   uuid        not null constraint card_member references member (id),
    status      text        not null constraint card_status check (status in ('ACTIVE', 'BLOCKED', 'REPLACED')),
    reason      text,
    replaced_by text,
    issued_at   timestamptz not null
);
comment on column card.token is 'HMAC of the number: what other services know it by.';
create index card_member on card (member_id);

create table card_claim (
    token       char(64)    not null constraint card_claim_pk primary key,
    customer_id uuid        not null,
    claimed_at  timestamptz not null
);
comment on table card_claim is 'Holders registered for a card that is not issued yet.';

create table ledger_entry (
    id            uuid        not null constraint ledger_entry_pk primary key,
    member_id     uuid        not null,
    number        bigint      not null,
    kind          text        not null,
    points        bigint      not null,
    balance_after bigint      not null,
    source_id     uuid        not null,
    at            timestamptz not null,
    previous_hash char(64)    not null,
    hash          char(64)    not null,
    constraint ledger_entry_number_unique unique (member_id, number)
);

create table posting (
    entry_id uuid   not null,
    account  text   not null,
    owner_id uuid   not null,
    points   bigint not null
);
create index posting_entry on posting (entry_id);

create table lot (
    id             uuid        not null constraint lot_pk primary key,
    member_id      uuid        not null,
    source_id      uuid        not null,
    funder_id      uuid        not null,
    earned         bigint      not null,
    remaining      bigint      not null,
    available_from timestamptz not null,
    expires_at     timestamptz,
    constraint lot_remaining_within check (remaining between 0 and earned)
) with (fillfactor = 90);
create index lot_open on lot (member_id, available_from) where remaining > 0;
create index lot_expiring on lot (member_id, expires_at) where remaining > 0 and expires_at is not null;

create table lot_use (
    entry_id  uuid   not null,
    lot_id    uuid   not null,
    funder_id uuid   not null,
    points    bigint not null
);
create index lot_use_entry on lot_use (entry_id);

create table hold (
    id         uuid        not null constraint hold_pk primary key,
    member_id  uuid        not null,
    store_id   uuid        not null,
    store_code text        not null,
    partner_id uuid        not null,
    reference  text        not null,
    points     bigint      not null constraint hold_points_positive check (points > 0),
    captured   bigint      not null default 0,
    status     text        not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    constraint hold_captured_within check (captured between 0 and points),
    constraint hold_reference_unique unique (store_id, reference)
);
create index hold_open on hold (expires_at) where status = 'OPEN';

create trigger ledger_entry_append_only before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger posting_append_only before update or delete on posting
    for each row execute function refuse_change();
create trigger lot_use_append_only before update or delete on lot_use
    for each row execute function refuse_change();
