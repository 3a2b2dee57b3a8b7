-- In place of the one by member alone: a day of a member is found without its other sales, and a sale writes no index more.
create index sale_member_day on sale (member_id, business_day) where member_id is not null;
drop index sale_member;
create index sale_return_member_day on sale_return (member_id, business_day) where member_id is not null and sale_id is null;
