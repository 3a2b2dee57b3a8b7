create table program (
    id                   uuid        not null constraint program_pk primary key,
    name                 text        not null,
    brand                text,
    currency             char(3)     not null,
    zone                 text        not null,
    negative_policy      text        not null,
    expires_after_months integer     constraint program_expiry_positive check (expires_after_months > 0),
    pending_days         integer     not null constraint program_pending_not_negative check (pending_days >= 0),
    rule_version         integer     not null,
    version              bigint      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null
);

create table earn_rule (
    program_id uuid    not null constraint earn_rule_program references program (id),
    version    integer not null,
    rule       text    not null,
    created_at timestamptz not null,
    constraint earn_rule_pk primary key (program_id, version)
);
comment on table earn_rule is 'Every version of a programme''s rule, as JSON; a sale pins the one it used.';
create trigger earn_rule_append_only before update or delete on earn_rule
    for each row execute function refuse_change();

create table product (
    sku        text        not null constraint product_pk primary key,
    name       text        not null,
    category   text,
    brand      text,
    updated_at timestamptz not null
);

create table store (
    id         uuid not null constraint store_pk primary key,
    code       text not null constraint store_code_unique unique,
    partner_id uuid not null,
    zone       text not null,
    currency   text not null,
    open       boolean not null
);
comment on table store is 'Learnt from partner-service; no call is made to it while a till waits.';

create table catalog_version (
    one     boolean not null default true constraint catalog_version_pk primary key constraint catalog_version_one check (one),
    version bigint  not null
);
comment on table catalog_version is 'Raised with every change of programmes, products or stores: replicas reread them then.';
insert into catalog_version (version) values (1);

create function raise_catalog_version() returns trigger
    language plpgsql as $$
begin
    update catalog_version set version = version + 1;
    return null;
end $$;
create trigger program_raises_catalog after insert or update or delete on program
    for each statement execute function raise_catalog_version();
create trigger product_raises_catalog after insert or update or delete on product
    for each statement execute function raise_catalog_version();
create trigger store_raises_catalog after insert or update or delete on store
    for each statement execute function raise_catalog_version();
