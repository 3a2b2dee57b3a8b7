create table sale_batch (
    client_id  text        not null,
    batch_id   text        not null,
    answered   bigint      not null,
    ended      boolean     not null,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    constraint sale_batch_pk primary key (client_id, batch_id)
) with (fillfactor = 80);
comment on table sale_batch is 'How far an upload came, so that it goes on from there after a cut connection.';
comment on column sale_batch.answered is 'All lines up to this one are answered; it only grows.';
