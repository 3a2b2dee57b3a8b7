-- Not valid: what was made before may stand as it is, but can be changed only to be revoked.
alter table api_client add constraint api_client_bound_as_its_role check (
    status = 'REVOKED'
    or role in ('PARTNER_ADMIN', 'PARTNER_STAFF', 'POS') and partner_id is not null
    or role not in ('PARTNER_ADMIN', 'PARTNER_STAFF', 'POS') and partner_id is null and store_codes = '') not valid;
comment on constraint api_client_bound_as_its_role on api_client is
    'Headquarters'' roles are bound to nothing, a partner''s to their partner, tills and staff perhaps to some of its stores.';
