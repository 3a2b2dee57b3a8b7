create table leave_alone (
    customer_id uuid        not null constraint leave_alone_pk primary key
                            constraint leave_alone_customer references customer deferrable initially deferred,
    reason      text        not null constraint leave_alone_reason_known
                            check (reason in ('UNWILLING', 'UNPROFITABLE', 'COMPLAINT_OPEN', 'SLEEPING_DOG')),
    review_on   date        not null,
    since       timestamptz not null,
    version     bigint      not null
);
comment on table leave_alone is 'Customers whom nobody contacts but for service and recalls, until somebody takes them off.';
comment on column leave_alone.review_on is 'When somebody is to look again; nothing ends by itself.';
call wall_off_with_customer('leave_alone');
