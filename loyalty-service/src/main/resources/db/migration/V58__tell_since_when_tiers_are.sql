update member m set tier_since = t.since from member_tier t where t.member_id = m.id and t.since is not null;
