create table number_alarm (
    id          uuid        not null constraint number_alarm_pk primary key,
    customer_id uuid        not null constraint number_alarm_customer references customer deferrable initially deferred,
    hash        text,
    reason      text        not null constraint number_alarm_reason_known
                            check (reason in ('NOT_IN_USE', 'SOMEBODY_ELSE', 'REGISTERED_BY_ANOTHER')),
    raised_at   timestamptz not null,
    ended_at    timestamptz,
    ended_by    text        constraint number_alarm_ending_known check (ended_by in ('VERIFIED', 'CHANGED')),
    constraint number_alarm_ended check ((ended_at is null) = (ended_by is null)),
    constraint number_alarm_names_open_only check ((ended_at is null) = (hash is not null))
);
comment on table number_alarm is
    'A phone number that may be somebody else''s by now: while it is open, the customer is not written to or called there.';
comment on column number_alarm.hash is 'The same as in blind_entry; gone once it has ended, or whoever had the number could still be found by it.';
create unique index number_alarm_open on number_alarm (customer_id, hash) where ended_at is null;
create index number_alarm_of_customer on number_alarm (customer_id, raised_at);
call wall_off_with_customer('number_alarm');
