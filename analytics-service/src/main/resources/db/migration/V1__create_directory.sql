create table partner (
    partner_id uuid        not null constraint partner_pk primary key,
    name       text        not null,
    status     text        not null,
    changed_at timestamptz not null
);

create table store (
    store_id   uuid        not null constraint store_pk primary key,
    partner_id uuid        not null,
    code       text        not null,
    name       text        not null,
    status     text        not null,
    changed_at timestamptz not null
);
create index store_code on store (code);
create index store_partner on store (partner_id);
comment on table store is 'Labels of what sales name by id. No foreign keys: a sale may be told of before its store.';

create table customer (
    customer_id   uuid        not null constraint customer_pk primary key,
    registered_at timestamptz not null
);

create table card (
    card_token text    not null constraint card_pk primary key,
    member_id  uuid    not null,
    blocked    boolean not null,
    replaced   boolean not null
);
comment on column card.blocked is 'Once true it stays true, so that the order in which a card''s events arrive does not matter.';

create table member (
    member_id     uuid not null constraint member_pk primary key,
    customer_id   uuid,
    identified_at timestamptz,
    constraint member_identified_with_its_time check ((customer_id is null) = (identified_at is null))
);
comment on table member is
    'Whether a card''s holder is a registered customer. Whoever books a member''s sale or identifies the member locks the '
    'row first, so that no sale is booked under an identity that is just being changed.';
