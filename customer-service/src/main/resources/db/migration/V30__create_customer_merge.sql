create table customer_merge (
    id              uuid        not null constraint customer_merge_pk primary key,
    survivor_id     uuid        not null constraint customer_merge_survivor references customer deferrable initially deferred,
    absorbed_id     uuid        not null constraint customer_merge_absorbed references customer deferrable initially deferred,
    reason          text        not null constraint customer_merge_reason_is_code check (reason ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    merged_by       text        not null,
    merged_at       timestamptz not null,
    reversal_reason text        constraint customer_merge_reversal_reason_is_code check (reversal_reason ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    reversed_by     text,
    reversed_at     timestamptz,
    constraint customer_merge_of_two check (survivor_id <> absorbed_id),
    constraint customer_merge_reversed_by_somebody check (num_nulls(reversal_reason, reversed_by, reversed_at) in (0, 3))
);
comment on table customer_merge is 'Decisions that two records are one person. Undone ones stay, and say who undid them.';
create unique index customer_merge_standing on customer_merge (absorbed_id) where reversed_at is null;
create index customer_merge_of_absorbed on customer_merge (absorbed_id, id);
create index customer_merge_of_survivor on customer_merge (survivor_id, id);
call wall_off_with_both('customer_merge', 'survivor_id', 'absorbed_id');
alter table match_review add constraint match_review_merge
    foreign key (merge_id) references customer_merge deferrable initially deferred;
