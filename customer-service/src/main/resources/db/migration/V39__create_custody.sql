create table custody (
    id          uuid        not null constraint custody_pk primary key,
    customer_id uuid        not null constraint custody_customer references customer deferrable initially deferred,
    role        text        not null constraint custody_role_known check (role in ('INTRODUCED_BY', 'SERVICED_BY')),
    partner_id  uuid        not null,
    since       date        not null,
    until       date,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    constraint custody_lasts check (until >= since),
    constraint custody_introduced_for_good check (role <> 'INTRODUCED_BY' or until is null)
);
comment on table custody is 'Which partner introduced a customer, and which one services it on which days. Append-only but for its end.';
comment on column custody.until is 'The first day on which it holds no more; that of its beginning where it never came to hold.';
create index custody_of_customer on custody (customer_id);
create index custody_of_partner on custody (partner_id);
create unique index custody_introduced_once on custody (customer_id) where role = 'INTRODUCED_BY';
call wall_off('custody', 'partner_id');

create function custody_keep() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.id, new.customer_id, new.role, new.partner_id, new.since, new.recorded_at, new.recorded_by)
       is distinct from (old.id, old.customer_id, old.role, old.partner_id, old.since, old.recorded_at, old.recorded_by)
       or new.until is null or new.until > old.until then
        raise exception 'custody is append-only but for an end, which only comes nearer' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger custody_keep before update or delete on custody for each row execute function custody_keep();

-- Whoever writes one has locked the customer, so that two cannot pass each other here.
create function custody_refuse_second() returns trigger
    language plpgsql as $$
begin
    -- As the row is at the commit: one transaction may have written it and told its end.
    if exists (select from custody n join custody o on o.customer_id = n.customer_id and o.id <> n.id
                where n.id = new.id and o.role = 'SERVICED_BY'
                  and daterange(o.since, o.until) && daterange(n.since, n.until)) then
        raise exception 'another partner services the customer on some of these days'
            using errcode = 'exclusion_violation', constraint = 'custody_one_servicing';
    end if;
    return null;
end $$;
create constraint trigger custody_one_servicing after insert or update on custody
    deferrable initially deferred for each row when (new.role = 'SERVICED_BY') execute function custody_refuse_second();

create table custody_turn (
    on_day      date not null,
    customer_id uuid not null constraint custody_turn_customer references customer deferrable initially deferred,
    constraint custody_turn_pk primary key (on_day, customer_id)
);
comment on table custody_turn is 'Days to come on which another partner, or none, services a customer; gone once that was seen to.';
call wall_off_with_customer('custody_turn');

-- Until now a customer was in the hands of the partner that registered it. Days are the operator's, whose zone the database does
-- not know: that of UTC may be to come where he is. The day before has begun everywhere, so nobody's sight waits for it.
insert into custody (id, customer_id, role, partner_id, since, recorded_at, recorded_by)
select gen_random_uuid(), c.id, r.role, c.registered_by_partner_id,
       (c.created_at at time zone 'UTC')::date - case r.role when 'SERVICED_BY' then 1 else 0 end, c.created_at, 'migration'
  from customer c cross join (values ('INTRODUCED_BY'), ('SERVICED_BY')) as r (role)
 where c.registered_by_partner_id is not null;
