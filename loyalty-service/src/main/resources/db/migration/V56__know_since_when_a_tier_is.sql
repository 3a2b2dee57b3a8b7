alter table member add column tier_since date;
comment on column member.tier_since is
    'The first day of the tier, or of having none any more: a sale of an earlier day had another one. Null: it was never another, or nobody noted since when.';

-- A replica of the former release knows of no first day: what it notes has none, rather than that of the tier before.
create function member_forget_tier_since() returns trigger
    language plpgsql as $$
begin
    new.tier_since := null;
    return new;
end $$;
create trigger member_tier_noted before update of tier on member for each row
    when (new.tier is distinct from old.tier and new.tier_since is not distinct from old.tier_since)
    execute function member_forget_tier_since();
