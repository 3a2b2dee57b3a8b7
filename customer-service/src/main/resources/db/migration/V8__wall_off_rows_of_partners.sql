-- A partner's customers are those that it registered; headquarters' belong to no partner.
call wall_off('customer', 'registered_by_partner_id');
call wall_off('external_id', 'owner');

-- What belongs to a customer follows its customer.
create procedure wall_off_with_customer(walled regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format(
        'create policy rows_of_customer on %s using '
        '((select may_touch_all()) or customer_id in (select c.id from customer c))', walled);
end $$;
call wall_off_with_customer('held_card');
call wall_off_with_customer('consent');
call wall_off_with_customer('data_key');
call wall_off_with_customer('sealed_profile');
call wall_off_with_customer('blind_entry');
call wall_off_with_customer('disclosed');
