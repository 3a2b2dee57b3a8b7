alter table member add column account_id uuid constraint member_account references member (id);
comment on column member.account_id is
    'Whose account its cards use since it was merged, never one that was merged itself; null: its own.';
create index member_merged on member (account_id) where account_id is not null;

alter table lot add column opened_in uuid;
comment on column lot.opened_in is 'In whose chain its entry stands, where it has moved since; null: where it is.';
-- With lot_open all lots of a member are found; nothing is written here when points are earned.
create index lot_used_up on lot (member_id) where remaining = 0;

create table member_merge (
    id              uuid        not null constraint member_merge_pk primary key,
    program_id      uuid        not null,
    survivor_id     uuid        not null constraint member_merge_survivor references member (id),
    absorbed_id     uuid        not null constraint member_merge_absorbed references member (id),
    reason          text        not null,
    reference       text        not null,
    client_id       text        not null,
    lots            integer     not null,
    points          bigint      not null,
    debts           text        not null,
    held            bigint      not null,
    merged_at       timestamptz not null,
    reversed_at     timestamptz,
    reversed_by     text,
    reversed_lots   integer,
    reversed_points bigint,
    reversed_owed   bigint,
    reversed_used   bigint,
    constraint member_merge_reference_unique unique (client_id, reference),
    constraint member_merge_of_two check (survivor_id <> absorbed_id),
    constraint member_merge_reversed check ((reversed_at is null) = (reversed_by is null))
);
comment on table member_merge is 'Two members that were found to be one, until somebody finds that they are two.';
comment on column member_merge.points is 'What the lots held that moved.';
comment on column member_merge.debts is 'What moved of debts, as in member.debts.';
comment on column member_merge.reversed_used is 'What had become of the points that moved: not there any more to go back.';
create unique index member_merge_absorbed_once on member_merge (absorbed_id) where reversed_at is null;
create index member_merge_of_survivor on member_merge (survivor_id) where reversed_at is null;
create index member_merge_ever on member_merge (absorbed_id);
