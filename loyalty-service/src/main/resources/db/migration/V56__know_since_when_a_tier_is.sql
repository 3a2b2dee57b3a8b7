alter table member add column tier_since date;
comment on column member.tier_since is
    'The first day of the tier, or of having none any more: a sale of an earlier day had another one. Null: it was never another.';
