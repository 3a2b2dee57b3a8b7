create table points_fact (
    entry_id   uuid        not null constraint points_fact_pk primary key,
    program_id uuid        not null,
    member_id  uuid        not null,
    partner_id uuid,
    store_id   uuid,
    kind       text        not null,
    points     bigint      not null,
    posted_at  timestamptz not null
);
comment on column points_fact.points is 'Signed: what the entry did to the member''s balance.';

create table points_total (
    program_id uuid   not null,
    partner_id uuid,
    store_id   uuid,
    kind       text   not null,
    entries    bigint not null,
    points     bigint not null,
    constraint points_total_key unique nulls not distinct (program_id, partner_id, store_id, kind)
);
comment on table points_total is 'Sums of points_fact, kept with it in one transaction.';
