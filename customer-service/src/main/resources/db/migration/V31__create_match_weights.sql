create table match_weights (
    version    integer     not null constraint match_weights_pk primary key constraint match_weights_version_counts check (version > 0),
    status     text        not null constraint match_weights_status_known check (status in ('TRAINING', 'READY', 'FAILED')),
    learnt     text        constraint match_weights_ready check ((status = 'READY') = (learnt is not null)),
    customers  integer     not null,
    started_at timestamptz not null,
    started_by text        not null,
    ended_at   timestamptz constraint match_weights_ended check ((status = 'TRAINING') = (ended_at is null))
);
comment on table match_weights is 'What was learnt of all customers together.';
comment on column match_weights.learnt is 'Prior and shares by field and level, as JSON; no values.';

create table match_activation (
    id           bigint      generated always as identity constraint match_activation_pk primary key,
    version      integer     not null,
    activated_by text        not null,
    activated_at timestamptz not null
);
comment on table match_activation is 'By which weights is judged: the last row says so; without one, or by 0, by those built in.';
create trigger match_activation_append_only before update or delete on match_activation
    for each row execute function refuse_change();

create table match_frequency (
    version integer          not null constraint match_frequency_weights references match_weights,
    field   text             not null,
    hash    text             not null,
    share   double precision not null constraint match_frequency_is_share check (share > 0 and share <= 1),
    constraint match_frequency_pk primary key (version, field, hash)
);
comment on table match_frequency is 'How frequent names are; a name is a keyed hash.';
