create table terminal_document (
    store_id    uuid        not null,
    terminal_id text        not null,
    number      bigint      not null constraint terminal_document_number check (number >= 1),
    document_id uuid        not null,
    partner_id  uuid        not null,
    happened_at timestamptz not null,
    constraint terminal_document_pk primary key (store_id, terminal_id, number, document_id)
);
comment on table terminal_document is 'The place of a sale or return in its terminal''s own count, where the till sends one.';
comment on column terminal_document.happened_at is 'By the till: it tells to which count the document belongs after a terminal was reset.';
create trigger terminal_document_append_only before update or delete on terminal_document
    for each row execute function refuse_change();
call wall_off('terminal_document', 'partner_id');

create table terminal_reset (
    store_id    uuid        not null,
    terminal_id text        not null,
    since       timestamptz not null,
    reference   text        not null,
    partner_id  uuid        not null,
    told_by     text        not null,
    told_at     timestamptz not null,
    constraint terminal_reset_pk primary key (store_id, terminal_id, since),
    constraint terminal_reset_reference_unique unique (store_id, terminal_id, reference)
);
comment on table terminal_reset is 'From when a terminal counts from 1 again.';
create trigger terminal_reset_append_only before update or delete on terminal_reset
    for each row execute function refuse_change();
call wall_off('terminal_reset', 'partner_id');
