create table store (
    id         uuid        not null constraint store_pk primary key,
    partner_id uuid        not null constraint store_partner references partner,
    code       text        not null constraint store_code_unique unique,
    name       text        not null constraint store_name_not_blank check (name ~ '\S'),
    zone       text        not null,
    currency   text        not null constraint store_currency_iso_4217 check (currency ~ '^[A-Z]{3}$'),
    status     text        not null constraint store_status_known check (status in ('OPEN', 'CLOSED')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    bigint      not null,
    constraint store_updated_not_before_created check (updated_at >= created_at)
);
comment on column store.code is 'What tills call the store. It is never changed nor given to another: receipts are known by it.';
comment on column store.zone is 'The IANA time zone in which the store''s business days begin and end.';
create index store_updated_at on store (updated_at, id);
create index store_partner_id on store (partner_id, updated_at, id);
