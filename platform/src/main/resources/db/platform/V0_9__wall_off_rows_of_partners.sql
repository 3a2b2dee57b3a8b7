-- Whose rows a connection may touch is said with every transaction, from the caller's verified token, by the setting
-- dangol.partners: '*' for all, else an array of partners' ids. Where nothing was said there is nothing to be seen.
create function may_touch_all() returns boolean
    language sql stable parallel safe
    return current_setting('dangol.partners', true) = '*';

create function touched_partners() returns uuid[]
    language sql stable parallel safe
    return nullif(nullif(current_setting('dangol.partners', true), '*'), '')::uuid[];

-- The functions stand in sub-selects, so that they are asked once a statement, and an index on the partner can be used.
create procedure wall_off(walled regclass, partner_column text)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format(
        'create policy rows_of_partner on %s using '
        '((select may_touch_all()) or %I = any ((select touched_partners())::uuid[]))', walled, partner_column);
end $$;
comment on procedure wall_off(regclass, text) is
    'Only the partner''s own rows can be read, written or left behind, whatever the query; owners and superusers see all.';

-- What needs its owner's rights, and is called by a role that has none.
alter function event_log_ensure_partitions(integer) security definer set search_path = public, pg_temp;
alter function event_log_drop_before(timestamptz) security definer set search_path = public, pg_temp;
alter function event_log_recognise() security definer set search_path = public, pg_temp;
