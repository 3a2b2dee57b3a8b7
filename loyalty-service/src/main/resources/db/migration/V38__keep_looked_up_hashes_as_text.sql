-- A text compared with char(n) makes PostgreSQL read the column as text, which an index on char(n) does not serve: each
-- look for a token went through the whole table.
alter table card alter column token type text;
alter table card_claim alter column token type text;
alter table voucher alter column code_hash type text;
alter table receipt_code alter column code_hash type text;
alter table import_key alter column key type text;
alter table member_origin alter column origin type text;
