create table customer_import (
    id              uuid        not null constraint customer_import_pk primary key,
    partner_id      uuid,
    client_id       text        not null,
    client_role     text        not null,
    client_scopes   text        not null,
    dry_run         boolean     not null,
    format          text        not null constraint customer_import_format_known check (format in ('CSV', 'NDJSON')),
    terms           text        not null,
    status          text        not null constraint customer_import_status_known
        check (status in ('UPLOADING', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'ABANDONED')),
    upload_id       uuid        not null,
    header          bytea,
    unknown_columns text        not null default '[]',
    received        bigint      not null default 0,
    digest          text        not null,
    rows            bigint      not null default 0,
    created         bigint      not null default 0,
    updated         bigint      not null default 0,
    unchanged       bigint      not null default 0,
    rejected        bigint      not null default 0,
    worker_id       uuid,
    epoch           integer     not null default event_log_current_epoch(),
    cleared         boolean     not null default false,
    started_at      timestamptz not null,
    changed_at      timestamptz not null
) with (fillfactor = 80);
comment on table customer_import is 'A file of customers, how it is to be read, and how far it is.';
comment on column customer_import.partner_id is 'Whose customers they become; null: headquarters''.';
comment on column customer_import.client_scopes is 'What the client was allowed when it asked: its rows are written as by it.';
comment on column customer_import.terms is 'Encoding, mapping and the like, as JSON; nothing of the file.';
comment on column customer_import.header is 'The first line of a table, sealed as the rows are.';
comment on column customer_import.received is 'Lines of the file that are on the disk; an upload that was cut goes on behind them.';
comment on column customer_import.upload_id is 'The connection that may add rows: of two for one file the later one.';
comment on column customer_import.worker_id is 'Who works on it; one that was silent is followed by another, and writes nothing any more.';
comment on column customer_import.epoch is 'A restored database does not go on with what it had begun: who was erased since would be back.';
comment on column customer_import.cleared is 'Whether its key is destroyed and nothing of its rows is left.';
create index customer_import_open on customer_import (id) where not cleared;
create index customer_import_of_partner on customer_import (partner_id, id) where partner_id is not null;
call wall_off('customer_import', 'partner_id');

create procedure wall_off_with_import(walled regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format(
        'create policy rows_of_import on %s using '
        '((select may_touch_all()) or import_id in (select i.id from customer_import i))', walled);
end $$;

create table customer_import_row (
    import_id uuid   not null,
    number    bigint not null,
    sealed    bytea,
    errors    text,
    constraint customer_import_row_pk primary key (import_id, number),
    constraint customer_import_row_read_or_not check ((sealed is null) = (errors is not null))
);
comment on table customer_import_row is 'Rows that wait to be written. Each is deleted by the transaction that does, so none stays.';
comment on column customer_import_row.sealed is 'What was read, sealed with the import''s key for this row alone.';
comment on column customer_import_row.errors is 'Why it could not be read: places and codes.';
call wall_off_with_import('customer_import_row');

create table customer_import_key (
    import_id uuid   not null,
    key       text   not null,
    number    bigint not null,
    constraint customer_import_key_pk primary key (import_id, key, number)
);
comment on table customer_import_key is
    'Keyed hashes of names and cards, of this import alone, to find what stands in it twice. Deleted with its last row.';
call wall_off_with_import('customer_import_key');

create table customer_import_result (
    import_id   uuid   not null,
    number      bigint not null,
    outcome     text   not null constraint customer_import_result_outcome_known
        check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED')),
    customer_id uuid,
    code        text,
    errors      text,
    constraint customer_import_result_pk primary key (import_id, number)
);
comment on table customer_import_result is 'What became of each row; names nobody: the row''s line and the customer''s id.';
comment on column customer_import_result.code is 'Of the first of its errors.';
create index customer_import_result_rejected on customer_import_result (import_id, code) where outcome = 'REJECTED';
call wall_off_with_import('customer_import_result');
