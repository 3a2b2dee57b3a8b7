-- When the row is had, not when its transaction began: what was accepted in between was accepted for who gave it away. Nor
-- before the last decision, whose time is by another machine's clock.
create or replace function keep_handover() returns trigger
    language plpgsql as $$
begin
    insert into store_handover (store_id, partner_id, at)
    select old.id, old.partner_id, greatest(clock_timestamp(), max(d.decided_at))
      from bonus_campaign_decision d where d.store_id = old.id and d.partner_id = old.partner_id
        on conflict do nothing;
    return null;
end $$;
