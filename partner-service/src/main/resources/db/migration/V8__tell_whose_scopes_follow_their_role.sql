alter table api_client add column follows_role boolean not null default false;
comment on column api_client.follows_role is 'No scopes were named for it: it has those of its role, also those that come later.';
-- Only the first administrators, which the service makes itself and for all of the role: others may have been given less.
update api_client set follows_role = true
 where role = 'HQ_ADMIN' and status = 'ACTIVE' and name = 'Bootstrap'
   and scopes like 'partners:read partners:write stores:read stores:write api-clients:read api-clients:write %';
