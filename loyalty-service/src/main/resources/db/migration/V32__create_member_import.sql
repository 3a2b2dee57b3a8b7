create table member_import (
    id         uuid        not null constraint member_import_pk primary key,
    program_id uuid        not null constraint member_import_program references program (id),
    reference  text        not null,
    dry_run    boolean     not null,
    client_id  text        not null,
    format     text        not null constraint member_import_format check (format in ('CSV', 'NDJSON')),
    funder_id  uuid,
    status     text        not null
        constraint member_import_status check (status in ('UPLOADING', 'QUEUED', 'RUNNING', 'DONE', 'ABANDONED')),
    upload_id  uuid        not null,
    header     text,
    received   bigint      not null default 0,
    digest     char(64)    not null,
    rows       bigint      not null default 0,
    imported   bigint      not null default 0,
    repeated   bigint      not null default 0,
    rejected   bigint      not null default 0,
    cards      bigint      not null default 0,
    points     bigint      not null default 0,
    worker_id  uuid,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    constraint member_import_reference_unique unique (program_id, reference, dry_run)
) with (fillfactor = 80);
comment on table member_import is 'A file of members that come from another system, and how far it is.';
comment on column member_import.upload_id is 'The connection that may add rows: of two for one file the later one.';
comment on column member_import.received is 'Lines of the file that are on the disk; an upload that was cut goes on behind them.';
comment on column member_import.digest is 'Over all lines so far, each with the digest before it: tells the same file from another one.';
comment on column member_import.worker_id is 'Who works on it; one that was silent is followed by another, and writes nothing any more.';
create index member_import_open on member_import (id) where status in ('UPLOADING', 'QUEUED', 'RUNNING');

create table import_row (
    import_id uuid   not null,
    number    bigint not null,
    card      text,
    origin    char(64),
    content   text,
    errors    text,
    constraint import_row_pk primary key (import_id, number)
);
comment on table import_row is 'Rows that wait to be looked at. Each is deleted by the transaction that does, so none stays.';
comment on column import_row.card is 'One of its cards, masked.';
comment on column import_row.content is 'What was read, as JSON; null where it could not be.';

create table import_key (
    import_id uuid     not null,
    key       char(64) not null,
    number    bigint   not null,
    constraint import_key_pk primary key (import_id, key, number)
);
comment on table import_key is 'Keyed hashes of members and cards of a file, to find those that stand in it twice. Deleted with its last row.';

create table import_result (
    import_id uuid   not null,
    number    bigint not null,
    outcome   text   not null
        constraint import_result_outcome check (outcome in ('IMPORTED', 'REPEATED', 'REJECTED')),
    card      text,
    member_id uuid,
    points    bigint not null,
    code      text,
    errors    text,
    constraint import_result_pk primary key (import_id, number)
);
comment on table import_result is 'What became of each row; names nobody: the row''s number and a masked card.';
comment on column import_result.code is 'Of the first of its errors.';
create index import_result_rejected on import_result (import_id, code) where outcome = 'REJECTED';

create table member_origin (
    program_id uuid     not null,
    origin     char(64) not null,
    member_id  uuid     not null,
    content    char(64) not null,
    import_id  uuid     not null,
    constraint member_origin_pk primary key (program_id, origin)
);
comment on table member_origin is 'Members that came from another system: by a keyed hash of what it called them, so that nobody comes twice.';
comment on column member_origin.content is 'A keyed hash of the row that brought it.';
create unique index member_origin_of_member on member_origin (member_id);
