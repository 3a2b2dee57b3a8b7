create table tier_scheme (
    program_id uuid        not null constraint tier_scheme_program references program (id),
    version    integer     not null,
    scheme     text        not null,
    created_at timestamptz not null,
    constraint tier_scheme_pk primary key (program_id, version)
);
comment on table tier_scheme is 'Every version of a programme''s tiers, as JSON; each day is decided by the version of that day.';
create trigger tier_scheme_append_only before update or delete on tier_scheme
    for each row execute function refuse_change();

create table tier_review (
    program_id   uuid    not null constraint tier_review_pk primary key,
    after_member uuid    not null,
    sum_up       boolean not null
);
comment on table tier_review is 'Programmes whose scheme changed, and how far its members were looked at since, in the order of their ids.';
comment on column tier_review.sum_up is 'Whether it is the first scheme: nobody summed up the days before.';

create table member_day (
    member_id   uuid   not null,
    day         date   not null,
    amount      bigint not null,
    points      bigint not null,
    amount_back bigint not null,
    points_back bigint not null,
    constraint member_day_pk primary key (member_id, day)
) with (fillfactor = 80);
comment on table member_day is 'What a member bought on a business day, in programmes with tiers: nobody walks through years of sales. Made anew from them with each.';
comment on column member_day.amount is 'Less what came back of those sales, whenever it did.';
comment on column member_day.amount_back is 'What came back on that day without a receipt.';

create table tier_grant (
    id         uuid        not null constraint tier_grant_pk primary key,
    member_id  uuid        not null,
    tier       text        not null,
    since      date        not null,
    until      date        not null constraint tier_grant_period check (until >= since),
    reason     text        not null,
    reference  text        not null,
    granted_by text        not null,
    granted_at timestamptz not null,
    constraint tier_grant_reference_unique unique (granted_by, reference)
);
comment on table tier_grant is 'Tiers that members were given, whatever they bought.';
create index tier_grant_of_member on tier_grant (member_id);
create trigger tier_grant_append_only before update or delete on tier_grant
    for each row execute function refuse_change();

alter table member add column tier text;
comment on column member.tier is 'As it stands now, for the till; null for none. member_tier says until when.';

create table member_tier (
    member_id      uuid not null constraint member_tier_pk primary key,
    tier           text,
    since          date,
    valid_until    date,
    kept_until     date,
    scheme_version integer,
    due_at         timestamptz
) with (fillfactor = 80);
comment on table member_tier is 'A member''s tier as it was looked at last. Whoever looks holds the row; tills do not touch it, so it refers to no member.';
comment on column member_tier.kept_until is 'With grace.';
comment on column member_tier.due_at is 'When it is over if nothing more is bought.';
create index member_tier_due on member_tier (due_at, member_id) where due_at is not null;

create table tier_change (
    id          uuid        not null constraint tier_change_pk primary key,
    member_id   uuid        not null,
    from_tier   text,
    to_tier     text,
    since       date,
    valid_until date,
    reason      text        not null,
    changed_at  timestamptz not null
);
create index tier_change_of_member on tier_change (member_id, id);
create trigger tier_change_append_only before update or delete on tier_change
    for each row execute function refuse_change();
