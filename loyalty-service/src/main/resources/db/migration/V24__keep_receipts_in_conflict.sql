create table sale_conflict (
    id               uuid        not null constraint sale_conflict_pk primary key,
    sale_id          uuid        not null,
    store_id         uuid        not null,
    store_code       text        not null,
    partner_id       uuid        not null,
    receipt_number   text        not null,
    content          text        not null,
    content_hash     text        not null,
    arrived_at       timestamptz not null,
    arrived_by       text        not null,
    decision         text        constraint sale_conflict_decision check (decision in ('KEEP_FIRST', 'RECORD_AS')),
    recorded_as      text,
    recorded_sale_id uuid,
    reference        text,
    resolved_by      text,
    resolved_at      timestamptz,
    constraint sale_conflict_content_unique unique (store_id, receipt_number, content_hash),
    constraint sale_conflict_resolved check ((decision is null) = (resolved_at is null)),
    constraint sale_conflict_recorded check (
        (coalesce(decision, '') = 'RECORD_AS') = (recorded_as is not null and recorded_sale_id is not null))
);
comment on table sale_conflict is 'Receipts that came again with another content and were refused: each content once.';
comment on column sale_conflict.sale_id is 'What stands under the receipt''s number.';
comment on column sale_conflict.content is 'What arrived, as JSON.';
create index sale_conflict_of_store on sale_conflict (store_code, id);
create index sale_conflict_open on sale_conflict (id) where decision is null;
call wall_off('sale_conflict', 'partner_id');
