create table relationship (
    id                       uuid        not null constraint relationship_pk primary key,
    type                     text        not null constraint relationship_type_known check (type in ('SUPPLIES', 'WORKS_FOR', 'PART_OF')),
    from_customer_id         uuid        constraint relationship_from_customer references customer,
    from_account_id          uuid        constraint relationship_from_account references account,
    to_customer_id           uuid        constraint relationship_to_customer references customer,
    to_account_id            uuid        constraint relationship_to_account references account,
    since                    date        not null,
    until                    date,
    registered_by_partner_id uuid,
    recorded_by              text        not null,
    recorded_at              timestamptz not null,
    constraint relationship_from_one check (num_nonnulls(from_customer_id, from_account_id) = 1),
    constraint relationship_to_one check (num_nonnulls(to_customer_id, to_account_id) = 1),
    constraint relationship_lasts check (until > since),
    constraint relationship_ends_fit check (case type
        when 'SUPPLIES' then from_account_id is not null
        when 'WORKS_FOR' then from_customer_id is not null and to_account_id is not null
        else from_account_id is not null and to_account_id is not null end)
);
comment on column relationship.until is 'The first day on which it holds no more.';
create index relationship_from_customer on relationship (from_customer_id) where from_customer_id is not null;
create index relationship_from_account on relationship (from_account_id) where from_account_id is not null;
create index relationship_to_customer on relationship (to_customer_id) where to_customer_id is not null;
create index relationship_to_account on relationship (to_account_id) where to_account_id is not null;
call wall_off('relationship', 'registered_by_partner_id');
