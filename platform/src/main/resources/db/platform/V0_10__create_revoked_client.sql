create table revoked_client (
    client_id  text        not null constraint revoked_client_pk primary key,
    revoked_at timestamptz not null
);
comment on table revoked_client is 'API clients that are no longer welcome, though a token of theirs may not have expired yet.';
