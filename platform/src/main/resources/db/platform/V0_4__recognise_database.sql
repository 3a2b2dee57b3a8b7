-- A database that was restored, or a standby that was promoted, counts transactions from a point that others have passed.
-- It tells itself by the cluster's identifier and timeline, and then starts an epoch without being asked.
alter table event_log_epoch
    add column system_identifier bigint,
    add column timeline          text;
comment on column event_log_epoch.system_identifier is
    'The cluster in which the epoch runs; null until it was looked at, or where the server does not say.';
comment on column event_log_epoch.timeline is
    'The history of that cluster in which the epoch runs: promotion and point-in-time recovery begin another.';

create function event_log_identity(out system_identifier bigint, out timeline text)
    language plpgsql as $$
begin
    begin
        select c.system_identifier into system_identifier from pg_control_system() c;
        timeline := substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8);
    exception when insufficient_privilege or feature_not_supported or undefined_function then
        raise notice 'This server does not say who it is; a restored one is told by its transaction numbers only';
    end;
end $$;

create function event_log_start_epoch(number integer) returns integer
    language plpgsql as $$
begin
    insert into event_log_epoch (epoch, system_identifier, timeline)
    select number, i.system_identifier, i.timeline from event_log_identity() i
        on conflict on constraint event_log_epoch_pk do nothing;
    return number;
end $$;
comment on function event_log_start_epoch(integer) is 'Who starts the same one at the same time waits, and then shares it.';

-- Asked with every event: after a promotion the first of them starts the epoch, before any service noticed.
create or replace function event_log_current_epoch() returns integer
    language plpgsql volatile parallel unsafe as $$
declare
    latest event_log_epoch;
begin
    select * into latest from event_log_epoch order by epoch desc limit 1;
    if latest.timeline is null or latest.timeline = substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) then
        return latest.epoch;
    end if;
    return event_log_start_epoch(latest.epoch + 1);
end $$;

create function event_log_is_strange(latest event_log_epoch) returns boolean
    language sql volatile as $$
    select latest.system_identifier <> i.system_identifier
        or latest.timeline <> i.timeline
        or exists (select from relay_position p
                    where p.epoch = latest.epoch and p.xid >= pg_snapshot_xmax(pg_current_snapshot()))
        or (select e.xid from event_log e where e.epoch = latest.epoch order by e.epoch desc, e.xid desc, e.id desc limit 1)
           >= pg_snapshot_xmax(pg_current_snapshot())
      from event_log_identity() i $$;
comment on function event_log_is_strange(event_log_epoch) is
    'Whether the epoch ran in another cluster, another history of this one, or had transactions that are yet to come here.';

create function event_log_recognise() returns integer
    language plpgsql as $$
declare
    latest event_log_epoch;
begin
    select * into latest from event_log_epoch order by epoch desc limit 1;
    if event_log_is_strange(latest) then
        -- What is being written ends in the old epoch, what follows begins in the new one: none is written past it.
        lock table event_log in share row exclusive mode;
        select * into latest from event_log_epoch order by epoch desc limit 1;
        if event_log_is_strange(latest) then
            return event_log_start_epoch(latest.epoch + 1);
        end if;
    end if;
    update event_log_epoch e set system_identifier = i.system_identifier, timeline = i.timeline
      from event_log_identity() i
     where e.epoch = latest.epoch and (e.system_identifier is null or e.timeline is null)
       and i.system_identifier is not null;
    return null;
end $$;
comment on function event_log_recognise() is 'The epoch that it started because the database was restored or promoted, else null.';
