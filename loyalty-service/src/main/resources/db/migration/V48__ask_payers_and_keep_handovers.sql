alter table bonus_campaign add column payers_asked boolean not null default false;
comment on column bonus_campaign.payers_asked is 'Whether it counts only where all that its rule names as payers have accepted; those offered earlier did not ask them.';

create table store_handover (
    store_id   uuid        not null,
    partner_id uuid        not null,
    at         timestamptz not null,
    constraint store_handover_pk primary key (store_id, partner_id, at)
);
comment on table store_handover is 'When a store stopped being a partner''s: what that one accepted for it does not come back with it.';
create trigger store_handover_append_only before update or delete on store_handover
    for each row execute function refuse_change();
call wall_off('store_handover', 'partner_id');

create function keep_handover() returns trigger
    language plpgsql as $$
begin
    insert into store_handover (store_id, partner_id, at) values (old.id, old.partner_id, now()) on conflict do nothing;
    return null;
end $$;
create function store_partner_at(store_code text, moment timestamptz) returns uuid
    language sql stable as $$
    select coalesce((select h.partner_id from store_handover h where h.store_id = s.id and h.at > moment order by h.at limit 1),
                    s.partner_id)
      from store s where s.code = store_code
$$;
comment on function store_partner_at is 'Whose store it was then; null: there is no such store.';
create trigger store_keeps_handover after update of partner_id on store
    for each row when (old.partner_id <> new.partner_id) execute function keep_handover();
