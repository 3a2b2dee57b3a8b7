alter table sale add column recorded_by text;
comment on column sale.recorded_by is 'The API client; null for sales from before it was kept.';
