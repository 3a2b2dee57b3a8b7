create table account (
    id                       uuid        not null constraint account_pk primary key,
    name                     text        not null,
    kind                     text        not null constraint account_kind_known check (kind in ('OEM', 'DISTRIBUTOR', 'DEALER', 'END_USER')),
    registration_number      text,
    channel                  text        not null constraint account_channel_is_code check (channel ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    campaign                 text,
    registered_by_partner_id uuid,
    version                  bigint      not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null
);
comment on table account is 'Companies on the value chain. A sole trader is a person: a customer, sealed in the vault.';
comment on column account.channel is 'How the account was won.';
comment on column account.registered_by_partner_id is 'Callers of this partner see the account, those of others do not.';
create index account_updated_at on account (updated_at, id);
create index account_of_partner on account (registered_by_partner_id, updated_at, id)
    where registered_by_partner_id is not null;
create trigger account_stamp before insert or update on account for each row execute function stamp_change();
call wall_off('account', 'registered_by_partner_id');

-- As with customers: the name is claimed before its account is written, which makes concurrent writers of one name queue up.
create table account_external_id (
    owner      uuid not null,
    system     text not null,
    id         text not null,
    account_id uuid not null constraint account_external_id_account references account deferrable initially deferred,
    constraint account_external_id_pk primary key (owner, system, id)
);
comment on column account_external_id.owner is 'The partner that the account belongs to, or 0 for headquarters.';
create index account_external_id_of_account on account_external_id (account_id);
call wall_off('account_external_id', 'owner');

alter table customer add column campaign text;
comment on column customer.campaign is 'The campaign that won the customer, as the business calls it.';
