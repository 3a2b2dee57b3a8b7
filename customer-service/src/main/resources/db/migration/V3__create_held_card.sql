create table held_card (
    id            uuid        not null constraint held_card_pk primary key,
    card_token    text        not null constraint held_card_once unique,
    customer_id   uuid        not null constraint held_card_customer references customer deferrable initially deferred,
    member_id     uuid,
    status        text        not null constraint held_card_status_known check (status in ('PENDING', 'LINKED', 'REPLACED')),
    registered_at timestamptz not null,
    linked_at     timestamptz,
    constraint held_card_linked_since check (status <> 'LINKED' or linked_at is not null)
);
comment on column held_card.card_token is 'HMAC-SHA256 of the number; the number itself is kept nowhere.';
create index held_card_of_customer on held_card (customer_id);
create index held_card_of_member on held_card (member_id) where member_id is not null;
