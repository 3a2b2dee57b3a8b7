create table data_key (
    customer_id uuid  not null constraint data_key_customer references customer deferrable initially deferred,
    retention   text  not null,
    wrapped     bytea not null,
    constraint data_key_pk primary key (customer_id, retention),
    constraint data_key_retention_known check (retention in ('PROFILE', 'PROOF'))
);
comment on table data_key is 'AES-256-GCM keys, sealed with the master key. Deleting a row makes its data unreadable for ever.';

create table sealed_profile (
    customer_id uuid  not null constraint sealed_profile_pk primary key
                      constraint sealed_profile_customer references customer deferrable initially deferred,
    sealed      bytea not null
);
comment on table sealed_profile is 'Names, phone, e-mail and birth date, sealed with the customer''s PROFILE key.';

create table blind_entry (
    kind        text not null constraint blind_entry_kind_known check (kind in ('PHONE', 'EMAIL')),
    hash        text not null,
    customer_id uuid not null constraint blind_entry_customer references customer deferrable initially deferred,
    constraint blind_entry_pk primary key (kind, hash, customer_id)
);
comment on column blind_entry.hash is 'HMAC-SHA256 of the normalised value.';
create index blind_entry_of_customer on blind_entry (customer_id);

create table disclosed (
    id             uuid        not null constraint disclosed_pk primary key,
    customer_id    uuid        not null,
    client_id      text        not null,
    role           text        not null,
    purpose        text        not null,
    correlation_id text,
    at             timestamptz not null
);
comment on table disclosed is 'Every reading of personal data in clear. It outlives the customer, so it refers to none.';
create index disclosed_of_customer on disclosed (customer_id, id);
create trigger disclosed_append_only before update or delete on disclosed
    for each row execute function refuse_change();
