create table sale_fact (
    sale_id      uuid   not null constraint sale_fact_pk primary key,
    partner_id   uuid   not null,
    store_id     uuid   not null,
    currency     text   not null constraint sale_fact_currency_has_three_letters check (length(currency) = 3),
    business_day date   not null,
    member_id    uuid,
    amount       bigint not null constraint sale_fact_amount_not_negative check (amount >= 0)
);
create index sale_fact_member on sale_fact (member_id) where member_id is not null;

create table return_fact (
    return_id  uuid   not null constraint return_fact_pk primary key,
    sale_id    uuid,
    partner_id uuid   not null,
    store_id   uuid   not null,
    currency   text   not null constraint return_fact_currency_has_three_letters check (length(currency) = 3),
    sale_day   date   not null,
    return_day date   not null,
    member_id  uuid,
    amount     bigint not null constraint return_fact_amount_not_negative check (amount >= 0)
);
create index return_fact_member on return_fact (member_id) where member_id is not null;
comment on column return_fact.sale_day is 'The business day of the sale; of the return itself where it names no sale.';

create table sales_total (
    business_day               date   not null,
    partner_id                 uuid   not null,
    store_id                   uuid   not null,
    currency                   text   not null,
    identity                   text   not null
        constraint sales_total_identity_known check (identity in ('ANONYMOUS', 'CARDED', 'IDENTIFIED')),
    sale_count                 bigint not null,
    gross                      bigint not null,
    return_count_by_sale_day   bigint not null,
    returns_by_sale_day        bigint not null,
    return_count_by_return_day bigint not null,
    returns_by_return_day      bigint not null,
    constraint sales_total_pk primary key (business_day, partner_id, store_id, currency, identity)
);
create index sales_total_partner on sales_total (partner_id, business_day);
comment on table sales_total is
    'Sums of sale_fact and return_fact, kept with them in one transaction. The partner is the one that the store had '
    'when it sold. No check against negative numbers: the rows that are merged in are differences.';
