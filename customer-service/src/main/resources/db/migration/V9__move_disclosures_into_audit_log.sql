insert into audit_entry (at, entry)
select at,
       jsonb_build_object(
           'id', id, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'action', 'disclose',
           'operation', 'getCustomer', 'clientId', client_id, 'role', role, 'purpose', purpose,
           'subjects', jsonb_build_array(customer_id), 'events', jsonb_build_array(), 'correlationId', correlation_id)
  from disclosed order by at, id;
drop table disclosed;
