alter table api_client add column follows_role boolean not null default false;
comment on column api_client.follows_role is 'No scopes were named for it: it has those of its role, also those that come later.';
update api_client set follows_role = true where role = 'HQ_ADMIN' and status = 'ACTIVE';
