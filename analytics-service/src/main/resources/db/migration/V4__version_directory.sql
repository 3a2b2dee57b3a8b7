alter table partner add column version bigint not null default -1;
alter table store add column version bigint not null default -1;
comment on column partner.version is 'As partner-service told it: what is older than this is no news. -1 before it told versions.';
comment on column store.version is 'As partner-service told it: what is older than this is no news. -1 before it told versions.';
