create table sale (
    id                uuid        not null constraint sale_pk primary key,
    store_id          uuid        not null,
    store_code        text        not null,
    partner_id        uuid        not null,
    terminal_id       text,
    receipt_number    text        not null,
    currency          char(3)     not null,
    total_amount      bigint      not null,
    lines             text        not null,
    member_id         uuid,
    program_id        uuid,
    rule_version      integer,
    identified        boolean     not null,
    points_earned     bigint      not null,
    balance_available bigint,
    balance_pending   bigint,
    balance_held      bigint,
    sold_at           timestamptz not null,
    business_day      date        not null,
    content_hash      char(64)    not null,
    recorded_at       timestamptz not null,
    constraint sale_receipt_unique unique (store_id, receipt_number)
);
comment on table sale is 'Every sale, also anonymous ones. The balance is what the till was answered, so that a retry hears the same.';
create index sale_member on sale (member_id) where member_id is not null;
create trigger sale_append_only before update or delete on sale for each row execute function refuse_change();

create table sale_return (
    id              uuid        not null constraint sale_return_pk primary key,
    sale_id         uuid,
    store_id        uuid        not null,
    store_code      text        not null,
    partner_id      uuid        not null,
    receipt_number  text        not null,
    currency        char(3)     not null,
    total_amount    bigint      not null,
    lines           text        not null,
    member_id       uuid,
    program_id      uuid,
    identified      boolean     not null,
    points_returned bigint      not null,
    balance_available bigint,
    balance_pending bigint,
    balance_held    bigint,
    returned_at     timestamptz not null,
    business_day    date        not null,
    content_hash    char(64)    not null,
    recorded_at     timestamptz not null,
    constraint sale_return_receipt_unique unique (store_id, receipt_number)
);
create index sale_return_sale on sale_return (sale_id) where sale_id is not null;
create trigger sale_return_append_only before update or delete on sale_return
    for each row execute function refuse_change();
