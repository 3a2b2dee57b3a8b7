-- Restoring a backup starts a new epoch: its transaction numbers would otherwise look older than what was published.
create table event_log_epoch (
    epoch      integer     not null constraint event_log_epoch_pk primary key,
    started_at timestamptz not null default now()
);
insert into event_log_epoch (epoch) values (1);

create function event_log_current_epoch() returns integer
    language sql stable parallel safe
    as 'select max(epoch) from event_log_epoch';

create table event_log (
    id          bigint      generated always as identity,
    epoch       integer     not null default event_log_current_epoch(),
    xid         xid8        not null default pg_current_xact_id(),
    event_id    uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    payload     text        not null,
    recorded_at timestamptz not null default now()
) partition by range (recorded_at);
comment on table event_log is
    'What happened, written in the transaction that made it happen. Published in the order (epoch, xid, id), '
    'below pg_snapshot_xmin, so that nothing that commits late is skipped. Append-only.';

create index event_log_position on event_log (epoch, xid, id);

create function event_log_ensure_partitions(months_ahead integer) returns void
    language plpgsql as $$
declare
    first date;
begin
    for step in 0..months_ahead loop
        first := date_trunc('month', now() at time zone 'UTC')::date + make_interval(months => step);
        execute format(
            'create table if not exists event_log_%s partition of event_log for values from (%L) to (%L)',
            to_char(first, 'YYYY_MM'),
            first::timestamp at time zone 'UTC',
            (first + interval '1 month')::timestamp at time zone 'UTC');
    end loop;
end $$;
select event_log_ensure_partitions(2);

create function refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
comment on function refuse_change() is 'Trigger of every table whose rows are corrected by new rows only.';

create trigger event_log_append_only before update or delete on event_log
    for each row execute function refuse_change();

create table relay_position (
    one   boolean not null default true constraint relay_position_pk primary key constraint relay_position_one check (one),
    epoch integer not null,
    xid   xid8    not null,
    id    bigint  not null
);
comment on table relay_position is 'Up to where the log is published; a copy may run behind, consumers skip repeats.';
insert into relay_position (epoch, xid, id) values (0, '0', 0);

create function event_log_drop_before(moment timestamptz) returns integer
    language plpgsql as $$
declare
    old     record;
    dropped integer := 0;
begin
    for old in
        select c.oid::regclass as name
          from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'event_log'::regclass
           and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment
    loop
        if not exists (select 1 from event_log e, relay_position p
                        where e.tableoid = old.name::oid and (e.epoch, e.xid, e.id) > (p.epoch, p.xid, p.id)) then
            execute format('drop table %s', old.name);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end $$;
comment on function event_log_drop_before(timestamptz) is 'Drops whole months that lie before the moment and are published.';
