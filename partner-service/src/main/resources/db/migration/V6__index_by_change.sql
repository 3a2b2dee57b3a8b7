-- Lists are read in the order of the last change (updatedAfter, cursor).
create index store_updated_at on store (updated_at, id);
create index api_client_updated_at on api_client (updated_at, id);
create trigger store_stamp before insert or update on store for each row execute function stamp_change();
create trigger api_client_stamp before insert or update on api_client for each row execute function stamp_change();
