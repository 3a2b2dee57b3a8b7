create table customer (
    id                       uuid        not null constraint customer_pk primary key,
    channel                  text        not null constraint customer_channel_is_code check (channel ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    preferred_language       text,
    registered_by_partner_id uuid,
    version                  bigint      not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null
);
comment on table customer is 'Holds nothing that identifies a person: that is sealed in the vault''s tables.';
comment on column customer.channel is 'How the customer was won.';
comment on column customer.registered_by_partner_id is 'Callers of this partner see the customer, those of others do not.';
create index customer_updated_at on customer (updated_at, id);
create index customer_of_partner on customer (registered_by_partner_id, updated_at, id)
    where registered_by_partner_id is not null;

-- The foreign key waits for the commit: the name is claimed before its customer is written, which makes concurrent
-- writers of one name queue up.
create table external_id (
    system      text not null,
    id          text not null,
    customer_id uuid not null constraint external_id_customer references customer deferrable initially deferred,
    constraint external_id_pk primary key (system, id)
);
create index external_id_of_customer on external_id (customer_id);
