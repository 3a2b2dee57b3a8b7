alter table external_id add column owner uuid;
update external_id set owner = coalesce(customer.registered_by_partner_id, '00000000-0000-0000-0000-000000000000')
  from customer where customer.id = external_id.customer_id;
alter table external_id alter column owner set not null;
alter table external_id drop constraint external_id_pk;
alter table external_id add constraint external_id_pk primary key (owner, system, id);
comment on column external_id.owner is
    'Whose word it is: the partner that the customer belongs to, or 0 for headquarters. Names of two owners never meet.';
