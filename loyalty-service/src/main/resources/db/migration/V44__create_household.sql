create table household_terms (
    program_id              uuid        not null constraint household_terms_pk primary key
                                                 constraint household_terms_program references program (id),
    version                 integer     not null,
    offered                 boolean     not null,
    max_members             integer     not null constraint household_terms_members check (max_members between 2 and 50),
    min_stay_days           integer     not null constraint household_terms_stay check (min_stay_days between 0 and 365),
    rejoin_after_days       integer     not null constraint household_terms_rejoin check (rejoin_after_days between 0 and 365),
    max_drawn_per_30_days   bigint      constraint household_terms_drawn_positive check (max_drawn_per_30_days > 0),
    since                   timestamptz not null
);
comment on table household_terms is 'Whether members of a programme may spend each other''s points as a household, and within which limits.';

create table household (
    id              uuid        not null constraint household_pk primary key,
    program_id      uuid        not null,
    head_id         uuid        not null,
    founded_at      timestamptz not null,
    ended_at        timestamptz,
    code_hash       text constraint household_code_unique unique,
    code_expires_at timestamptz
);
comment on table household is 'Members who may spend each other''s points. Locked before their accounts by whoever draws, joins or leaves.';
comment on column household.code_hash is 'Keyed hash of the code by which one more may join, once.';

create table household_member (
    id           uuid        not null constraint household_member_pk primary key,
    household_id uuid        not null constraint household_member_household references household (id),
    member_id    uuid        not null,
    joined_at    timestamptz not null,
    joined_by    text        not null,
    left_at      timestamptz,
    left_by      text,
    came_back    bigint      not null default 0,
    went_back    bigint      not null default 0,
    code_hash    text,
    constraint household_member_left check ((left_at is null) = (left_by is null))
);
comment on column household_member.member_id is 'The card''s own member, whatever it became part of.';
comment on column household_member.code_hash is 'Of the code by which it joined; null: the shop let it in, or it founded it.';
comment on column household_member.came_back is 'Of its points that others had drawn, those that were not spent and came back as it left.';
comment on column household_member.went_back is 'Of others'' points that it had drawn, those that it had not spent and that went back.';
create unique index household_member_once on household_member (member_id) where left_at is null;
create index household_member_of on household_member (household_id);
create index household_member_ever on household_member (member_id, left_at);

create table household_draw (
    id              uuid        not null constraint household_draw_pk primary key,
    household_id    uuid        not null constraint household_draw_household references household (id),
    drawer_id       uuid        not null,
    giver_id        uuid        not null,
    points          bigint      not null constraint household_draw_points_positive check (points > 0),
    drawn_at        timestamptz not null,
    constraint household_draw_of_two check (drawer_id <> giver_id)
);
comment on table household_draw is 'Points that one of a household took of another''s, to spend them; its id is the source of the entries.';
create index household_drawn on household_draw (drawer_id, drawn_at);
create index household_draw_given on household_draw (giver_id);

create table household_return (
    id          uuid        not null constraint household_return_pk primary key,
    draw_id     uuid        not null constraint household_return_draw references household_draw (id),
    points      bigint      not null constraint household_return_points_positive check (points > 0),
    returned_at timestamptz not null
);
comment on table household_return is 'Of what was drawn, what was not spent and went back to whom it is of; its id is the source of the entries.';
create index household_return_of on household_return (draw_id);

-- Drawn from another one of a household: they may be spent, not passed on, and go back once nothing relies on them.
create index lot_drawn on lot (source_id) where part = '*drawn' and remaining > 0;
