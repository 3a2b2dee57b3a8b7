alter table sale_fact add column coalition text;
alter table sale_fact add column met integer not null default 0;
alter table sale_fact alter column amount drop not null;
comment on column sale_fact.coalition is 'Whose card was shown beside, or instead of, an own one.';
comment on column sale_fact.met is 'How often it was told of again; 0 tells a row that is new.';
comment on column sale_fact.amount is
    'Null while only a return has told of the sale: the row is there to be locked, and counts nothing.';
comment on column sale_fact.member_id is 'Who showed a card, or claimed the receipt later.';

comment on column return_fact.member_id is 'Who showed a card; else whose the sale is that it names.';
create index return_fact_without_card on return_fact (sale_id) where member_id is null and sale_id is not null;

alter table sales_total drop constraint sales_total_identity_known;
alter table sales_total add constraint sales_total_identity_known
    check (identity in ('ANONYMOUS', 'SERVED_BUT_UNKNOWN', 'CARDED', 'IDENTIFIED'));
