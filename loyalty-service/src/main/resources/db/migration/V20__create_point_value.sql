create table point_value (
    id              uuid          not null constraint point_value_pk primary key,
    program_id      uuid          not null constraint point_value_program references program (id),
    since           date          not null,
    value           numeric(13,6) not null constraint point_value_not_negative check (value >= 0),
    redemption_rate numeric(7,6)  not null constraint point_value_rate_within check (redemption_rate between 0 and 1),
    recorded_by     text          not null,
    recorded_at     timestamptz   not null
);
comment on table point_value is 'What a point is worth from a day on, in minor units of the programme''s currency; of one day the last counts.';
comment on column point_value.redemption_rate is 'Which share of the points is expected to be used (IFRS 15.B42).';
create index point_value_program_since on point_value (program_id, since, id);
create trigger point_value_append_only before update or delete on point_value
    for each row execute function refuse_change();

create function uuid_time(id uuid) returns timestamptz
    language sql immutable strict parallel safe
    return to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0);
comment on function uuid_time(uuid) is 'When a UUID of version 7 was made: a lot''s id tells when it was earned.';
