create table idempotency_key (
    client_id    text        not null,
    operation    text        not null,
    key          text        not null,
    request_hash text        not null,
    answer       text,
    created_at   timestamptz not null default now(),
    constraint idempotency_key_pk primary key (client_id, operation, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
