create table partner (
    id          uuid        not null constraint partner_pk primary key,
    name        text        not null,
    type        text        not null,
    legal_form  text        not null,
    external_id text        constraint partner_external_id_unique unique,
    status      text        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index partner_updated_at on partner (updated_at, id);

create table store (
    id         uuid        not null constraint store_pk primary key,
    partner_id uuid        not null constraint store_partner references partner (id),
    code       text        not null constraint store_code_unique unique,
    name       text        not null,
    zone       text        not null,
    currency   text        not null,
    status     text        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index store_partner_id on store (partner_id, id);

create table api_client (
    id                  text        not null constraint api_client_pk primary key,
    name                text        not null,
    role                text        not null,
    partner_id          uuid        constraint api_client_partner references partner (id),
    store_codes         text        not null,
    scopes              text        not null,
    secret_hash         char(64)    not null,
    former_hash         char(64),
    former_until        timestamptz,
    status              text        not null,
    version             bigint      not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null
);
comment on column api_client.secret_hash is 'HMAC of 256 random bits; the secret itself is shown once and kept nowhere.';
comment on column api_client.former_hash is 'The secret before the last rotation, good until former_until.';
