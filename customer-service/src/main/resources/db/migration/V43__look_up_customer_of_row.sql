-- A row of a customer asks for that one customer. To ask whether it is among all that may be seen had every statement of a
-- partner read all customers, since the wall's condition goes by no index where the query names no partner.
create or replace procedure wall_off_with_customer(walled regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('drop policy if exists rows_of_customer on %s', walled);
    execute format(
        'create policy rows_of_customer on %1$s using '
        '((select may_touch_all()) or exists (select from customer c where c.id = %1$s.customer_id))', walled);
end $$;
comment on procedure wall_off_with_customer(regclass) is 'What belongs to a customer is seen by whoever sees the customer.';

do $$
declare
    walled regclass;
begin
    for walled in select polrelid::regclass from pg_policy where polname = 'rows_of_customer' loop
        call wall_off_with_customer(walled);
    end loop;
end $$;
