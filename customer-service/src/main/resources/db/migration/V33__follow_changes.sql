-- One row per thing that others follow, at the place of its last change: the feed is no longer than there are things, so
-- it is never cut off, and a cursor of any age is good.
create sequence change_number;

create table change (
    type          text        not null constraint change_type_known check (type in ('CUSTOMER', 'ACCOUNT', 'RELATIONSHIP')),
    id            uuid        not null,
    kind          text        not null constraint change_kind_known check (kind in ('PRESENT', 'MERGED', 'ERASED')),
    superseded_by uuid        constraint change_superseded_if_merged check ((kind = 'MERGED') = (superseded_by is not null)),
    version       bigint,
    partner_id    uuid,
    epoch         integer     not null,
    xid           xid8        not null,
    number        bigint      not null,
    since_epoch   integer     not null,
    since_xid     xid8        not null,
    since_number  bigint      not null,
    changed_at    timestamptz not null,
    erased_epoch  integer,
    erased_xid    xid8,
    constraint change_erased_when_known check ((erased_epoch is null) = (erased_xid is null)),
    constraint change_pk primary key (type, id)
) with (fillfactor = 80);
comment on table change is
    'What changed last, in the order (epoch, xid, number), read below pg_snapshot_xmin as the event log is. Refers to no '
    'row: that something was merged or erased is told for ever.';
comment on column change.since_xid is 'With its neighbours: where the thing came to be. Who has not read so far has it created.';
comment on column change.partner_id is 'Whose it is; null: headquarters''.';
comment on column change.erased_xid is
    'With its neighbour: the transaction that erased it, whatever touched it since. A file that was made before is not shown.';
create index change_position on change (epoch, xid, number);
create index change_of_type on change (type, epoch, xid, number);
create index change_erased on change (erased_epoch, erased_xid) where erased_xid is not null;
create index change_of_partner on change (partner_id, epoch, xid, number) where partner_id is not null;
call wall_off('change', 'partner_id');

-- A customer is followed by whom it is shown to, once there is such a partner (V40); an account by whom it is whose.
-- What was merged or erased stays so, whatever is still written to its row. By the owner's rights: the former release may
-- still write before the service's role is granted any.
create function note_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into change as c (type, id, kind, version, partner_id, epoch, xid, number, since_epoch, since_xid, since_number,
                             changed_at)
    select tg_argv[0], new.id, 'PRESENT', (to_jsonb(new) ->> 'version')::bigint,
           (case when tg_argv[0] = 'CUSTOMER' then to_jsonb(new) ->> 'serviced_by_partner_id'
                 else new.registered_by_partner_id::text end)::uuid,
           here.epoch, here.xid, here.number, here.epoch, here.xid, here.number, clock_timestamp()
      from (select event_log_current_epoch() as epoch, pg_current_xact_id() as xid, nextval('change_number') as number) here
        on conflict on constraint change_pk do update
       set version = excluded.version, partner_id = excluded.partner_id, epoch = excluded.epoch, xid = excluded.xid,
           number = excluded.number, changed_at = excluded.changed_at;
    return null;
end $$;
comment on function note_change() is 'Trigger of every table whose rows the change feed tells of; its argument is their type.';

create function note_removal() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update change set kind = 'ERASED', superseded_by = null, epoch = event_log_current_epoch(), xid = pg_current_xact_id(),
           number = nextval('change_number'), changed_at = clock_timestamp(),
           erased_epoch = event_log_current_epoch(), erased_xid = pg_current_xact_id()
     where type = tg_argv[0] and id = old.id;
    return null;
end $$;

create trigger customer_noted after insert or update on customer for each row execute function note_change('CUSTOMER');
create trigger account_noted after insert or update on account for each row execute function note_change('ACCOUNT');
create trigger relationship_noted after insert or update on relationship
    for each row execute function note_change('RELATIONSHIP');
create trigger customer_removed after delete on customer for each row execute function note_removal('CUSTOMER');
create trigger account_removed after delete on account for each row execute function note_removal('ACCOUNT');
create trigger relationship_removed after delete on relationship
    for each row execute function note_removal('RELATIONSHIP');

-- Behind the triggers, whose creation waits for writers under way and keeps others out: nobody is forgotten between the two.
insert into change (type, id, kind, version, partner_id, epoch, xid, number, since_epoch, since_xid, since_number, changed_at)
select known.type, known.id, 'PRESENT', known.version, known.partner_id, known.epoch, known.xid, known.number,
       known.epoch, known.xid, known.number, known.at
  from (select ordered.*, here.epoch, pg_current_xact_id() as xid, nextval('change_number') as number
          from (select event_log_current_epoch() as epoch offset 0) here
         cross join (select 'CUSTOMER' as type, id, version, registered_by_partner_id as partner_id, updated_at as at from customer
                 union all
                select 'ACCOUNT', id, version, registered_by_partner_id, updated_at from account
                 union all
                select 'RELATIONSHIP', id, null, registered_by_partner_id, recorded_at from relationship
                 order by at, id) ordered) known
    on conflict on constraint change_pk do nothing;
