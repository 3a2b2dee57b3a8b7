create trigger partner_stamp before insert or update on partner for each row execute function stamp_change();
