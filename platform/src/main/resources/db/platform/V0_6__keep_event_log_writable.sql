-- Whatever the clock says, an event finds a partition: where the months were not made ahead, it lies in this one.
create table event_log_default partition of event_log default;

-- A month is made beside the log and then attached, which stops nobody from writing meanwhile.
create or replace function event_log_ensure_partitions(months_ahead integer) returns void
    language plpgsql as $$
declare
    first date;
    month text;
begin
    for step in 0..months_ahead loop
        first := date_trunc('month', now() at time zone 'UTC')::date + make_interval(months => step);
        month := 'event_log_' || to_char(first, 'YYYY_MM');
        continue when to_regclass(month) is not null;
        begin
            execute format('create table %I (like event_log including defaults)', month);
            execute format(
                'alter table event_log attach partition %I for values from (%L) to (%L)',
                month, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
        exception when check_violation then
            raise notice 'Events of % lie in event_log_default already and stay there', month;
        end;
    end loop;
end $$;

create function event_log_published_before(part regclass, moment timestamptz) returns boolean
    language plpgsql as $$
declare
    waits boolean;
begin
    execute format(
        'select exists (select from %s e, relay_position p
                         where e.recorded_at >= $1 or (e.epoch, e.xid, e.id) > (p.epoch, p.xid, p.id))', part)
       into waits using moment;
    return not waits;
end $$;

create or replace function event_log_drop_before(moment timestamptz) returns integer
    language plpgsql as $$
declare
    old     record;
    dropped integer := 0;
begin
    for old in
        select c.oid::regclass as part
          from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'event_log'::regclass
           and c.relname ~ '^event_log_\d{4}_\d{2}$'
           and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment
    loop
        if event_log_published_before(old.part, 'infinity') then
            execute format('drop table %s', old.part);
            dropped := dropped + 1;
        end if;
    end loop;
    if exists (select from event_log_default) and event_log_published_before('event_log_default', moment) then
        drop table event_log_default;
        create table event_log_default partition of event_log default;
        dropped := dropped + 1;
    end if;
    return dropped;
end $$;
