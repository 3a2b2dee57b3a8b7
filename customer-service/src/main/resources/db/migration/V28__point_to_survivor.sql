alter table customer add column merged_into uuid constraint customer_merged_into references customer;
alter table customer add column merged_at timestamptz;
alter table customer add constraint customer_merged_once check ((merged_into is null) = (merged_at is null));
alter table customer add constraint customer_merged_into_another check (merged_into <> id);
comment on column customer.merged_into is 'The customer that it was found to be; its own record stays as it is. Another may follow.';
create index customer_absorbed on customer (merged_into) where merged_into is not null;
