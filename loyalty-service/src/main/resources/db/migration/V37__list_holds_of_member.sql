create index hold_of_member_in_order on hold (member_id, id);
