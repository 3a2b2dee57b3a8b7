alter table sale add column cashier text;
alter table sale add column tender text;
comment on column sale.cashier is 'The till''s own id of who served, where it sends one: told by no event and in no log.';
comment on column sale.tender is 'How most of it was paid, where the till says so.';
