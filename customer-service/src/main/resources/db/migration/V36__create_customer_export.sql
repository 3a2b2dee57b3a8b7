create table customer_export (
    id            uuid        not null constraint customer_export_pk primary key,
    partner_id    uuid,
    client_id     text        not null,
    client_role   text        not null,
    client_scopes text        not null,
    format        text        not null constraint customer_export_format_known check (format in ('CSV', 'NDJSON')),
    purpose       text,
    status        text        not null constraint customer_export_status_known
        check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED')),
    last_id       uuid,
    parts         integer     not null default 0,
    rows          bigint      not null default 0,
    failures      integer     not null default 0,
    worker_id     uuid,
    epoch         integer     not null default event_log_current_epoch(),
    seen          pg_snapshot not null default pg_current_snapshot(),
    started_at    timestamptz not null,
    changed_at    timestamptz not null
) with (fillfactor = 80);
comment on table customer_export is 'A file of customers for another system, and how far it is.';
comment on column customer_export.partner_id is 'Whose customers stand in it; null: all.';
comment on column customer_export.purpose is 'What their data is needed for in clear; null: it is masked.';
comment on column customer_export.last_id is 'Up to which customer it is written.';
comment on column customer_export.epoch is 'A restored database does not show what was written before: who was erased since would be in it.';
comment on column customer_export.failures is 'In a row; with the fifth it is given up, so that it is in nobody''s way.';
comment on column customer_export.seen is 'Whose erasure cannot be seen in it was erased since: the file is not shown any more.';
create index customer_export_open on customer_export (id) where status <> 'EXPIRED';
create index customer_export_of_partner on customer_export (partner_id, id) where partner_id is not null;
call wall_off('customer_export', 'partner_id');

create table customer_export_part (
    export_id uuid    not null,
    number    integer not null,
    subjects  uuid[]  not null,
    sealed    bytea   not null,
    constraint customer_export_part_pk primary key (export_id, number)
);
comment on table customer_export_part is 'Lines of the file, sealed with the export''s key for this part alone.';
comment on column customer_export_part.subjects is 'Who stands in it: the audit log names them when it is read.';
alter table customer_export_part enable row level security;
create policy rows_of_export on customer_export_part using
    ((select may_touch_all()) or export_id in (select e.id from customer_export e));
