create table return_conflict (
    id                  uuid        not null constraint return_conflict_pk primary key,
    store_id            uuid        not null,
    store_code          text        not null,
    partner_id          uuid        not null,
    receipt_number      text        not null,
    sale_store_id       uuid        not null,
    sale_receipt_number text        not null,
    content             text        not null,
    content_hash        text        not null,
    reason              text        not null,
    arrived_at          timestamptz not null,
    arrived_by          text        not null,
    caller_partner_id   uuid,
    decision            text        constraint return_conflict_decision check (decision in ('RECORD', 'REJECT')),
    recorded_as         text,
    return_id           uuid,
    ticket              text,
    resolved_by         text,
    resolved_at         timestamptz,
    constraint return_conflict_content_unique unique (store_id, receipt_number, content_hash),
    constraint return_conflict_resolved check ((decision is null) = (resolved_at is null)),
    constraint return_conflict_recorded check ((coalesce(decision, '') = 'RECORD') = (return_id is not null))
);
comment on table return_conflict is 'What came back at an offline till and waits for its sale, or for somebody who decides: each content once.';
comment on column return_conflict.content is 'What arrived, as JSON.';
comment on column return_conflict.caller_partner_id is 'Whose sales whoever sent it may return; null: anybody''s.';
comment on column return_conflict.ticket is 'The decision''s name in the calling system; null: its sale came, and nobody had to decide.';
create index return_conflict_of_store on return_conflict (store_code, id);
create index return_conflict_of_partner on return_conflict (partner_id, id);
create index return_conflict_open on return_conflict (id) where decision is null;
create index return_conflict_waiting on return_conflict (id) where decision is null and reason = 'SALE_UNKNOWN';
call wall_off('return_conflict', 'partner_id');
