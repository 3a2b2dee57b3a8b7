-- One trigger a statement raised the version for every product of an upload, and every raise made all replicas read all
-- products again. Products now count for themselves, once an upload, and replicas read only what changed since.
alter table catalog_version add column product_version bigint not null default 1;
alter table product add column changed_in bigint not null default 1;
comment on table catalog_version is 'Raised with every change of programmes or stores: replicas reread them then.';
comment on column catalog_version.product_version is 'Raised once by every upload of products; locked by it, so its order is that of their commits.';
comment on column product.changed_in is 'The product_version that this row came with. Products are never deleted.';
create index product_changed on product (changed_in);
drop trigger product_raises_catalog on product;
