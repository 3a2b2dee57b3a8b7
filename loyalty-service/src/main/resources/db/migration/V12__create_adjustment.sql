create table adjustment (
    id               uuid        not null constraint adjustment_pk primary key,
    member_id        uuid        not null constraint adjustment_member references member (id),
    points           bigint      not null constraint adjustment_points_not_zero check (points <> 0),
    reason           text        not null,
    reference        text        not null,
    funder_id        uuid        constraint adjustment_funder check ((funder_id is null) = (points < 0)),
    status           text        not null
        constraint adjustment_status check (status in ('REQUESTED', 'APPROVED', 'REJECTED')),
    requested_client text        not null,
    requested_user   text,
    requested_at     timestamptz not null,
    decided_client   text,
    decided_user     text,
    decided_at       timestamptz,
    constraint adjustment_reference_unique unique (requested_client, reference),
    constraint adjustment_decided check ((status = 'REQUESTED') = (decided_client is null)),
    constraint adjustment_four_eyes check (status <> 'APPROVED'
        or case when requested_user is not null and decided_user is not null then requested_user <> decided_user
                else requested_client <> decided_client end)
);
comment on table adjustment is 'Points that one person asks to give or to take, and another one approves.';
comment on column adjustment.requested_user is 'Who of the client''s own users, as the client says; null where it does not.';
create index adjustment_open on adjustment (id) where status = 'REQUESTED';
create index adjustment_of_member on adjustment (member_id, id);
