-- After every migration: the service may use what is there, owns nothing of it, and changes nothing that is append-only.
do $$
declare
    kept regclass;
begin
    -- Replicas may start at once, and this stands outside of Flyway's own lock: two of the same grants at once fail.
    perform pg_advisory_xact_lock(hashtext('dangol.grants'));
    if current_user = '${service_role}' then
        raise exception 'Migrations need a role of their own: % is the one that the service connects as', current_user;
    end if;
    grant usage on schema public to "${service_role}";
    grant select, insert, update, delete on all tables in schema public to "${service_role}";
    grant usage on all sequences in schema public to "${service_role}";
    revoke all on flyway_schema_history from "${service_role}";
    for kept in
        select distinct t.tgrelid::regclass from pg_trigger t where t.tgfoid = 'refuse_change'::regproc
    loop
        execute format('revoke update, delete on %s from "${service_role}"', kept);
    end loop;
end $$;
