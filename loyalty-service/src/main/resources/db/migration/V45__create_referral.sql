create table referral_scheme (
    program_id uuid        not null constraint referral_scheme_program references program (id),
    version    integer     not null constraint referral_scheme_version check (version > 0),
    terms      text        not null,
    created_at timestamptz not null,
    constraint referral_scheme_pk primary key (program_id, version)
);
comment on table referral_scheme is 'What a programme gives for referrals: every version, as JSON. A referral pins the one of its day.';
create trigger referral_scheme_append_only before update or delete on referral_scheme
    for each row execute function refuse_change();

create table referral_budget (
    program_id uuid    not null constraint referral_budget_pk primary key
        constraint referral_budget_program references program (id),
    points     bigint  not null constraint referral_budget_positive check (points > 0),
    used       bigint  not null default 0,
    told       integer not null default 0,
    constraint referral_budget_within check (used between 0 and points)
) with (fillfactor = 20);
comment on table referral_budget is 'Points that a programme may give for referrals, and has given. Whoever holds the row also registers alone.';
comment on column referral_budget.told is 'Of which share of it others were told, in percent.';

create table referral_code (
    id         uuid        not null constraint referral_code_pk primary key,
    member_id  uuid        not null constraint referral_code_member references member (id),
    code_hash  text        not null constraint referral_code_hash_unique unique,
    made_by    text        not null,
    made_at    timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    constraint referral_code_revoked check ((revoked_at is null) = (revoked_by is null))
);
comment on table referral_code is 'By which members refer others. The code itself is not kept: it is made again of the id and a key.';
create unique index referral_code_in_use on referral_code (member_id) where revoked_at is null;

create table referral (
    id             uuid        not null constraint referral_pk primary key,
    program_id     uuid        not null,
    scheme_version integer     not null,
    code_id        uuid        not null constraint referral_code_used references referral_code (id),
    referrer_id    uuid        not null constraint referral_referrer references member (id),
    referred_id    uuid        not null constraint referral_referred references member (id)
        constraint referral_once unique,
    registered_by  text        not null,
    registered_at  timestamptz not null,
    until          timestamptz not null,
    status         text        not null default 'OPEN'
        constraint referral_status check (status in ('OPEN', 'REWARDED', 'RETURNED', 'DENIED', 'VOID')),
    sale_id        uuid,
    available_from timestamptz,
    constraint referral_sale check ((sale_id is not null) = (status in ('REWARDED', 'DENIED'))),
    constraint referral_available check ((available_from is not null) = (status = 'REWARDED')),
    constraint referral_of_two check (referrer_id <> referred_id),
    constraint referral_terms foreign key (program_id, scheme_version) references referral_scheme (program_id, version)
);
comment on table referral is 'Who brought whom, by members'' ids alone; what it came to stands in referral_award.';
comment on column referral.until is 'A sale from then on does not qualify.';
comment on column referral.sale_id is 'The sale that qualified.';
comment on column referral.available_from is 'When its points can be spent; what of the sale comes back from then on changes nothing.';
create index referral_of_program on referral (program_id, id);
create index referral_of_referrer on referral (referrer_id);

create table referral_award (
    id             uuid        not null constraint referral_award_pk primary key,
    referral_id    uuid        not null constraint referral_award_referral references referral (id),
    side           text        not null constraint referral_award_side check (side in ('REFERRER', 'REFERRED')),
    sale_id        uuid        not null,
    points         bigint      not null constraint referral_award_positive check (points > 0),
    funding        text        not null,
    awarded_at     timestamptz not null,
    available_from timestamptz not null,
    undone_at      timestamptz,
    let_off        bigint      not null default 0 constraint referral_award_let_off check (let_off between 0 and points)
);
comment on table referral_award is 'Points that a referral gave; the ledger''s entries and its lot name it as their source.';
comment on column referral_award.sale_id is 'The sale that qualified.';
comment on column referral_award.undone_at is 'When they were taken back, since that sale came back; null: they stand.';
comment on column referral_award.let_off is 'Of those that were taken back, what had been spent and was not owed: it is not given again.';
create unique index referral_award_once on referral_award (referral_id, side) where undone_at is null;
