create table coalition_file (
    id         uuid        not null constraint coalition_file_pk primary key,
    coalition  text        not null,
    month      date        not null constraint coalition_file_month check (extract(day from month) = 1),
    version    integer     not null,
    format     text        not null constraint coalition_file_format check (format in ('CSV', 'NDJSON')),
    tolerance  bigint      not null constraint coalition_file_tolerance check (tolerance >= 0),
    client_id  text        not null,
    status     text        not null constraint coalition_file_status
        check (status in ('UPLOADING', 'RECONCILING', 'RECONCILED', 'CLOSED', 'SUPERSEDED')),
    run        uuid        not null,
    header     text,
    lines      bigint      not null default 0,
    rows       bigint      not null default 0,
    digest     text        not null,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    closed_by  text,
    closed_at  timestamptz,
    constraint coalition_file_version_unique unique (coalition, month, version),
    constraint coalition_file_closed check ((status = 'CLOSED') = (closed_by is not null and closed_at is not null))
);
comment on table coalition_file is 'What a coalition says it recorded in a month; each upload of other content is another version.';
comment on column coalition_file.tolerance is 'By so much amounts may differ, in minor units.';
comment on column coalition_file.run is 'Who may write to it: the connection that uploads, then the request that reconciles.';
comment on column coalition_file.lines is 'Lines of the file that are on the disk; an upload that was cut goes on behind them.';
comment on column coalition_file.digest is 'Over all lines so far, each with the digest before it: tells the same file from another one.';
create unique index coalition_file_uploading on coalition_file (coalition, month) where status = 'UPLOADING';
create unique index coalition_file_once_closed on coalition_file (coalition, month) where status = 'CLOSED';

create function refuse_change_of_closed() returns trigger language plpgsql as $$
begin
    raise exception 'a file that was closed stays as it is';
end $$;
create trigger coalition_file_closed_for_ever before update or delete on coalition_file
    for each row when (old.status = 'CLOSED') execute function refuse_change_of_closed();

create table coalition_file_row (
    file_id        uuid   not null,
    number         bigint not null,
    partner_id     uuid,
    store_code     text,
    receipt_number text,
    sold_at        timestamptz,
    token          text,
    amount         bigint,
    points         bigint,
    fee            bigint,
    error          text,
    outcome        text constraint coalition_file_row_outcome check (outcome in ('MATCHED', 'AMOUNT_DIFFERS', 'WRONG_CARD',
        'CARD_NOT_SHOWN', 'ONLY_IN_FILE', 'DUPLICATE', 'REJECTED', 'ONLY_WITH_US')),
    sale_id        uuid,
    found_by       text constraint coalition_file_row_found_by check (found_by in ('RECEIPT', 'CARD')),
    our_amount     bigint,
    constraint coalition_file_row_pk primary key (file_id, number)
);
comment on table coalition_file_row is 'What became of each line; behind the last one, the sales that the file does not have.';
comment on column coalition_file_row.partner_id is 'Whose store it is; null where none of ours is named, so that headquarters alone sees it.';
comment on column coalition_file_row.receipt_number is 'Null where the coalition does not tell it.';
comment on column coalition_file_row.token is 'HMAC of the card''s number, which is kept nowhere; gone once the file is closed.';
comment on column coalition_file_row.outcome is 'Null until it is reconciled.';
comment on column coalition_file_row.found_by is 'How its sale was found: by the receipt, or by card, store and time; null where there is none.';
comment on column coalition_file_row.our_amount is 'Of the sale; null for duplicates, so that each sale is summed up once.';
create index coalition_file_row_receipt on coalition_file_row (file_id, store_code, receipt_number)
    where receipt_number is not null;
create index coalition_file_row_token on coalition_file_row (file_id, number) where token is not null;
create index coalition_file_row_left on coalition_file_row (file_id, outcome, store_code, token, sold_at, number)
    where token is not null and outcome in ('ONLY_IN_FILE', 'ONLY_WITH_US');
create index coalition_file_row_sale on coalition_file_row (file_id, sale_id) where sale_id is not null;
call wall_off('coalition_file_row', 'partner_id');
