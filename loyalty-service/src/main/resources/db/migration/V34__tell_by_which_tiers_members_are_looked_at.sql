alter table tier_review add column scheme_version integer not null default 0;
comment on column tier_review.scheme_version is 'By which version members are looked at: a scheme replaced meanwhile begins anew.';
