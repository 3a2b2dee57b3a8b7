create trigger customer_stamp before insert or update on customer for each row execute function stamp_change();
