create table offline_allowance (
    program_id        uuid        not null,
    version           integer     not null,
    points_per_sale   bigint      not null constraint offline_allowance_per_sale check (points_per_sale >= 0),
    points_per_day    bigint      not null constraint offline_allowance_per_day check (points_per_day >= 0),
    told_within_days  integer     not null constraint offline_allowance_days check (told_within_days between 1 and 366),
    bearer            text        not null constraint offline_allowance_bearer check (bearer in ('STORE', 'PARTNER')),
    bearer_partner_id uuid,
    since             timestamptz not null,
    said_by           text        not null,
    constraint offline_allowance_pk primary key (program_id, version),
    constraint offline_allowance_bearer_named check ((bearer = 'PARTNER') = (bearer_partner_id is not null))
);
comment on table offline_allowance is 'Every version of what a till that cannot ask may let a member spend, and who lends what the balance does not cover.';
create trigger offline_allowance_append_only before update or delete on offline_allowance
    for each row execute function refuse_change();

create table offline_redemption (
    hold_id           uuid        not null constraint offline_redemption_pk primary key,
    partner_id        uuid        not null,
    account_id        uuid        not null,
    terminal_id       text,
    spent_at          timestamptz not null,
    spent_on          date        not null,
    points            bigint      not null,
    shortfall         bigint      not null,
    lender_id         uuid        not null,
    allowance_version integer
);
comment on table offline_redemption is 'Redemptions that tills told of afterwards.';
comment on column offline_redemption.account_id is 'Whose account paid.';
comment on column offline_redemption.spent_on is 'The day in the programme''s zone, which the allowance counts by.';
comment on column offline_redemption.shortfall is 'What the balance did not cover: lent by the lender, owed to it.';
comment on column offline_redemption.allowance_version is 'By which it was lent; null: by a person who decided so.';
create index offline_redemption_of_day on offline_redemption (account_id, spent_on);
create trigger offline_redemption_append_only before update or delete on offline_redemption
    for each row execute function refuse_change();
call wall_off('offline_redemption', 'partner_id');

create table redemption_conflict (
    id             uuid        not null constraint redemption_conflict_pk primary key,
    store_id       uuid        not null,
    store_code     text        not null,
    partner_id     uuid        not null,
    reference      text        not null,
    member_id      uuid        not null,
    terminal_id    text,
    receipt_number text,
    points         bigint      not null,
    shortfall      bigint      not null,
    spent_at       timestamptz not null,
    content_hash   text        not null,
    reason         text        not null,
    arrived_at     timestamptz not null,
    arrived_by     text        not null,
    decision       text        constraint redemption_conflict_decision check (decision in ('ACCEPT', 'REJECT')),
    redemption_id  uuid,
    recorded_as    text,
    ticket         text,
    resolved_by    text,
    resolved_at    timestamptz,
    constraint redemption_conflict_content_unique unique (store_id, reference, content_hash),
    constraint redemption_conflict_resolved check ((decision is null) = (resolved_at is null)),
    constraint redemption_conflict_accepted check ((coalesce(decision, '') = 'ACCEPT') = (redemption_id is not null))
);
comment on table redemption_conflict is 'Points that an offline till let a member spend and that could not be posted as they came: each content once.';
comment on column redemption_conflict.shortfall is 'What the balance did not cover when it arrived.';
create index redemption_conflict_of_store on redemption_conflict (store_code, id);
create index redemption_conflict_of_partner on redemption_conflict (partner_id, id);
create index redemption_conflict_open on redemption_conflict (id) where decision is null;
call wall_off('redemption_conflict', 'partner_id');
