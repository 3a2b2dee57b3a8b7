create table field_mark (
    customer_id uuid        not null constraint field_mark_customer references customer deferrable initially deferred,
    field       text        not null constraint field_mark_field_known check (field in ('NAME', 'PHONE', 'EMAIL', 'BIRTH_DATE')),
    verified_at timestamptz not null,
    source      text        not null constraint field_mark_source_is_code check (source ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    recorded_by text        not null,
    constraint field_mark_pk primary key (customer_id, field)
);
comment on table field_mark is 'Since when a field of a profile is known to be right, and from whom; never what it says.';
call wall_off_with_customer('field_mark');

-- What is known of customers from before without opening their profiles: they have it since they were registered at best.
insert into field_mark (customer_id, field, verified_at, source, recorded_by)
select distinct b.customer_id, b.kind, c.created_at, 'UNKNOWN', 'migration'
  from blind_entry b join customer c on c.id = b.customer_id where b.kind in ('PHONE', 'EMAIL');

create table asked_question (
    id          uuid        not null constraint asked_question_pk primary key,
    customer_id uuid        not null constraint asked_question_customer references customer deferrable initially deferred,
    field       text        not null constraint asked_question_field_known check (field in ('NAME', 'PHONE', 'EMAIL', 'BIRTH_DATE')),
    outcome     text        not null constraint asked_question_outcome_known check (outcome in ('CONFIRMED', 'CHANGED', 'NO_ANSWER')),
    asked_at    timestamptz not null,
    recorded_by text        not null
);
comment on table asked_question is 'What a customer was asked to confirm, and what came of it. Append-only.';
create index asked_question_of_customer on asked_question (customer_id, asked_at);
create trigger asked_question_append_only before update or delete on asked_question
    for each row execute function refuse_change();
call wall_off_with_customer('asked_question');
