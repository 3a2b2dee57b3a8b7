alter table customer add column serviced_by_partner_id uuid;
alter table customer add column serviced_until timestamptz;
comment on column customer.serviced_by_partner_id is 'In whose custody the customer is: callers of this partner see it, those of others do not.';
comment on column customer.serviced_until is 'From then on they do not see it either, though nobody may have seen to it yet; null where no end is known.';
comment on column customer.registered_by_partner_id is 'Whose words its external ids are; null: headquarters''.';

-- Nothing of what is shown changes, nor of what is followed.
alter table customer disable trigger customer_stamp;
alter table customer disable trigger customer_noted;
update customer set serviced_by_partner_id = registered_by_partner_id where registered_by_partner_id is not null;
alter table customer enable trigger customer_noted;
alter table customer enable trigger customer_stamp;

-- The former release, which may still run beside this one, does not know of it.
create function customer_show_to_registrar() returns trigger
    language plpgsql as $$
begin
    new.serviced_by_partner_id := coalesce(new.serviced_by_partner_id, new.registered_by_partner_id);
    return new;
end $$;
create trigger customer_show_to_registrar before insert on customer
    for each row execute function customer_show_to_registrar();

create index customer_serviced_by on customer (serviced_by_partner_id, updated_at, id)
    where serviced_by_partner_id is not null;
drop index customer_of_partner;

-- What belongs to a customer follows it, by wall_off_with_customer.
alter policy rows_of_partner on customer using (
    (select may_touch_all())
    or (serviced_by_partner_id = any ((select touched_partners())::uuid[])
        and (serviced_until is null or serviced_until > now())));
