create table reward (
    id               uuid        not null constraint reward_pk primary key,
    program_id       uuid        not null constraint reward_program references program (id),
    code             text        not null,
    kind             text        not null constraint reward_kind check (kind in ('VOUCHER', 'GOODS')),
    name             text        not null,
    points           bigint      not null constraint reward_points_positive check (points > 0),
    issuer_id        uuid        not null,
    initial_stock    bigint,
    stock            bigint      constraint reward_stock_not_negative check (stock >= 0),
    valid_from       timestamptz not null,
    valid_until      timestamptz,
    store_codes      text[],
    limit_per_member integer     constraint reward_limit_positive check (limit_per_member > 0),
    offer_id         uuid        constraint reward_offer references voucher_offer (id),
    voucher_days     integer     constraint reward_voucher_days_positive check (voucher_days > 0),
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    constraint reward_code_unique unique (program_id, code),
    constraint reward_gives_a_voucher check ((kind = 'VOUCHER') = (offer_id is not null)),
    constraint reward_stock_or_none check ((initial_stock is null) = (stock is null)),
    constraint reward_validity check (valid_until > valid_from)
);
comment on column reward.issuer_id is 'The partner that gives it: it receives the points and pays for what it gives.';
comment on column reward.stock is 'How many are left; null: as many as are wanted. Its changes are no versions.';

create table reward_stock_movement (
    id          uuid        not null constraint reward_stock_movement_pk primary key,
    reward_id   uuid        not null constraint reward_stock_movement_reward references reward (id),
    reference   text        not null,
    quantity    bigint      not null constraint reward_stock_movement_not_zero check (quantity <> 0),
    stock_after bigint      not null,
    client_id   text        not null,
    moved_at    timestamptz not null,
    constraint reward_stock_movement_reference_unique unique (reward_id, reference)
);
create trigger reward_stock_movement_append_only before update or delete on reward_stock_movement
    for each row execute function refuse_change();

create table reward_claim (
    id           uuid        not null constraint reward_claim_pk primary key,
    reward_id    uuid        not null constraint reward_claim_reward references reward (id),
    member_id    uuid        not null constraint reward_claim_member references member (id),
    points       bigint      not null,
    issuer_id    uuid        not null,
    voucher_id   uuid        constraint reward_claim_voucher references voucher (id),
    client_id    text        not null,
    reference    text        not null,
    store_id     uuid,
    store_code   text,
    partner_id   uuid,
    status       text        not null constraint reward_claim_status check (status in ('CLAIMED', 'CANCELLED')),
    claimed_at   timestamptz not null,
    cancelled_at timestamptz,
    constraint reward_claim_reference_unique unique (client_id, reference),
    constraint reward_claim_cancelled check ((status = 'CANCELLED') = (cancelled_at is not null)),
    constraint reward_claim_store check ((store_code is null) = (partner_id is null))
);
comment on column reward_claim.points is 'What it cost then; it comes back when the claim is cancelled.';
comment on column reward_claim.partner_id is 'Of the store where it was claimed; null where it was claimed at none.';
create index reward_claim_of_member on reward_claim (member_id, id);
