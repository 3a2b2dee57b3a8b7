create table voucher_offer (
    id         uuid        not null constraint voucher_offer_pk primary key,
    program_id uuid        not null constraint voucher_offer_program references program (id),
    terms      text        not null,
    created_at timestamptz not null
);
comment on table voucher_offer is 'What vouchers promise, as JSON; a voucher pins the terms that it was issued under.';
create trigger voucher_offer_append_only before update or delete on voucher_offer
    for each row execute function refuse_change();

create table voucher_batch (
    id          uuid        not null constraint voucher_batch_pk primary key,
    offer_id    uuid        not null constraint voucher_batch_offer references voucher_offer (id),
    name        text        not null,
    client_id   text        not null,
    reference   text        not null,
    prefix      text,
    size        integer     not null constraint voucher_batch_size check (size between 1 and 100000),
    valid_from  timestamptz not null,
    valid_until timestamptz,
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    constraint voucher_batch_reference_unique unique (client_id, reference),
    constraint voucher_batch_validity check (valid_until > valid_from)
);
comment on column voucher_batch.revoked_at is 'Since when none of them that is not in use can be used.';

create table voucher (
    id             uuid        not null constraint voucher_pk primary key,
    offer_id       uuid        not null,
    batch_id       uuid,
    member_id      uuid,
    prefix         text,
    seed           uuid        not null,
    code_hash      char(64)    not null constraint voucher_code_unique unique,
    valid_from     timestamptz not null,
    valid_until    timestamptz,
    status         text        not null
        constraint voucher_status check (status in ('ISSUED', 'RESERVED', 'REDEEMED', 'VOID')),
    reservation_id uuid,
    reserved_until timestamptz,
    constraint voucher_in_use check ((status in ('RESERVED', 'REDEEMED')) = (reservation_id is not null)),
    constraint voucher_reserved_for_a_time check ((status = 'RESERVED') = (reserved_until is not null))
) with (fillfactor = 90);
comment on table voucher is 'Written by the hundred thousand, so its rows are held to their offer and batch by who writes them.';
comment on column voucher.seed is 'What the code is made from, with a key that lies elsewhere: the code itself is nowhere.';
comment on column voucher.code_hash is 'HMAC of the code: what a till shows is found by it.';
comment on column voucher.member_id is 'Who got it for points; null where it was issued in a batch.';
create index voucher_of_batch on voucher (batch_id, id) where batch_id is not null;
create index voucher_redeemed_of_batch on voucher (batch_id) where status = 'REDEEMED' and batch_id is not null;

create table voucher_reservation (
    id             uuid        not null constraint voucher_reservation_pk primary key,
    voucher_id     uuid        not null constraint voucher_reservation_voucher references voucher (id),
    store_id       uuid        not null,
    store_code     text        not null,
    partner_id     uuid        not null,
    reference      text        not null,
    receipt_number text,
    currency       char(3)     not null,
    total          bigint      not null constraint voucher_reservation_total_positive check (total > 0),
    discount       bigint      not null,
    content_hash   char(64)    not null,
    status         text        not null
        constraint voucher_reservation_status check (status in ('OPEN', 'REDEEMED', 'RELEASED', 'VOIDED')),
    expires_at     timestamptz not null,
    created_at     timestamptz not null,
    constraint voucher_reservation_reference_unique unique (store_id, reference),
    constraint voucher_reservation_discount check (discount between 0 and total)
);
create index voucher_reservation_of_voucher on voucher_reservation (voucher_id);
call wall_off('voucher_reservation', 'partner_id');
