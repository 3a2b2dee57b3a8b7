-- Stamped by the one clock that all replicas share, at the moment of the write.
create function stamp_change() returns trigger
    language plpgsql as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end $$;
comment on function stamp_change() is 'Trigger of tables that others follow by updated_at.';

create function settled_until(written regclass) returns timestamptz
    language plpgsql volatile as $$
declare
    asked timestamptz := clock_timestamp();
    began timestamptz;
begin
    -- A writer holds its lock before the first stamp and until its rows can be seen: who has none now stamps later than
    -- this was asked, or is done. Of a session of another role the beginning is not told; it holds everything back.
    select min(coalesce(a.xact_start, '-infinity')) into began
      from pg_locks l left join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'relation' and l.relation = written and l.mode = 'RowExclusiveLock' and l.granted
       and l.database = (select oid from pg_database where datname = current_database())
       and l.pid <> pg_backend_pid();
    return least(asked, began);
end $$;
comment on function settled_until(regclass) is
    'Rows of the table stamped before this are committed or never will be: a reader that goes on from there misses none. '
    'To be asked in a statement of its own, before the one that reads the rows.';
