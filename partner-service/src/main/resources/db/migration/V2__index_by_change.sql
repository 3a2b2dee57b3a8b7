-- Lists are read in the order of the last change (updatedAfter, cursor).
create index store_updated_at on store (updated_at, id);
create index api_client_updated_at on api_client (updated_at, id);
