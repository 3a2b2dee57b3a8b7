create table api_client (
    client_id   text        not null constraint api_client_pk primary key,
    name        text        not null constraint api_client_name_not_blank check (name ~ '\S'),
    role        text        not null constraint api_client_role_known
        check (role in ('HQ_ADMIN', 'HQ_MARKETER', 'HQ_AGENT', 'ERP', 'PARTNER_ADMIN', 'PARTNER_STAFF', 'POS')),
    partner_id  uuid        constraint api_client_partner references partner,
    store_codes text[]      not null,
    scopes      text[]      not null constraint api_client_scopes_some check (cardinality(scopes) > 0),
    status      text        not null constraint api_client_status_known check (status in ('ACTIVE', 'REVOKED')),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint      not null,
    constraint api_client_updated_not_before_created check (updated_at >= created_at),
    constraint api_client_partner_roles_have_partner
        check ((role in ('PARTNER_ADMIN', 'PARTNER_STAFF', 'POS')) = (partner_id is not null)),
    constraint api_client_stores_only_at_counters
        check (cardinality(store_codes) = 0 or role in ('PARTNER_STAFF', 'POS')),
    constraint api_client_till_has_store check (role <> 'POS' or cardinality(store_codes) > 0)
);
create index api_client_updated_at on api_client (updated_at, client_id);
create index api_client_partner_id on api_client (partner_id, updated_at, client_id);

create table api_client_secret (
    client_id  text        not null constraint api_client_secret_client references api_client,
    hash       text        not null constraint api_client_secret_hash_hmac_sha256 check (hash ~ '^[0-9a-f]{64}$'),
    expires_at timestamptz,
    constraint api_client_secret_pk primary key (client_id, hash)
);
comment on column api_client_secret.hash is 'HMAC-SHA256 of the secret under the installation''s key; the secret itself is kept nowhere.';
comment on column api_client_secret.expires_at is 'Set when a newer secret took over: until then both are good.';
