create table address_opt_out (
    kind        text        not null constraint address_opt_out_kind_known check (kind in ('PHONE', 'EMAIL')),
    hash        text        not null,
    channel     text        not null,
    purpose     text        not null,
    brand       text        not null,
    customer_id uuid        not null constraint address_opt_out_customer references customer deferrable initially deferred,
    since       timestamptz not null,
    constraint address_opt_out_pk primary key (hash, kind, channel, purpose, brand, customer_id)
);
comment on table address_opt_out is
    'An address that its owner does not want to be reached by, whichever customer has it: the same hash as in blind_entry.';
comment on column address_opt_out.brand is 'Empty: the installation''s own.';
comment on column address_opt_out.customer_id is 'Who opted out; only its own later consent opens the address again.';
create index address_opt_out_of_customer on address_opt_out (customer_id);
call wall_off_with_customer('address_opt_out');

insert into address_opt_out (kind, hash, channel, purpose, brand, customer_id, since)
select b.kind, b.hash, c.channel, c.purpose, '', c.customer_id, c.collected_at
  from (select distinct on (customer_id, purpose, channel) * from consent
         order by customer_id, purpose, channel, collected_at desc, granted, id desc) c
  join blind_entry b on b.customer_id = c.customer_id
   and b.kind = case when c.channel = 'EMAIL' then 'EMAIL'
                     when c.channel in ('SMS', 'MMS', 'KAKAO', 'CALL') then 'PHONE' end
 where not c.granted;
