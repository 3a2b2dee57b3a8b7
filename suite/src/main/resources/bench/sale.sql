-- What the till's path does for one sale, statement by statement, one sale a transaction.
-- The identifiers come with the holder's row: pgbench cannot make any, and the service asks nobody for them.
\set card random(1, :cards)
\set n :n + 1
begin;
select version from catalog_version;
select c.number as card_number, c.status as status, c.program_id as program, m.customer_id as customer, m.id as member, m.balance as balance, m.owed as owed, m.held as held, m.entries as entries, m.last_hash as last_hash, uuidv7() as sale, uuidv7() as entry, uuidv7() as lot from card c join member m on m.id = c.member_id where c.number = 'BENCH' || lpad((:card)::text, 6, '0') order by m.id for update of m \gset
select (select coalesce(sum(remaining), 0) from lot where member_id = :member::uuid and remaining > 0 and available_from > now()) as pending, (select coalesce(sum(remaining), 0) from lot where member_id = :member::uuid and remaining > 0 and expires_at <= now() and available_from <= now()) as expired;
select s.id, s.store_id, s.receipt_number, s.content_hash, s.identified, s.points_earned, s.balance_available, s.balance_pending, s.balance_held from sale s where s.store_id = :store::uuid and s.receipt_number = 'pg-' || (:client_id)::text || '-' || (:n)::text;
insert into sale (id, store_id, store_code, partner_id, terminal_id, receipt_number, currency, total_amount, lines, member_id, program_id, rule_version, identified, points_earned, balance_available, balance_pending, balance_held, sold_at, business_day, content_hash, recorded_by, recorded_at) values (:sale::uuid, :store::uuid, 'BENCH-01', :partner::uuid, 'T1', 'pg-' || (:client_id)::text || '-' || (:n)::text, 'GBP', 2660, '[{"sku":"85123A","description":"WHITE HANGING HEART T-LIGHT HOLDER","quantity":6,"unitPrice":255,"amount":1530,"category": null},{"sku":"22752","description":"SET 7 BABUSHKA NESTING BOXES","quantity":1,"unitPrice":765,"amount":765,"category": null},{"sku":"21730","description":"GLASS STAR FROSTED T-LIGHT HOLDER","quantity":1,"unitPrice":365,"amount":365,"category": null}]', :member::uuid, :program::uuid, 1, false, 26, (:balance)::bigint + 26, 0, 0, now(), now()::date, repeat('a', 64), 'till-1', now());
insert into ledger_entry (id, member_id, number, kind, points, balance_after, source_id, at, previous_hash, hash) values (:entry::uuid, :member::uuid, (:entries)::bigint + 1, 'EARNED', 26, (:balance)::bigint + 26, :sale::uuid, now(), :last_hash, repeat('b', 64));
insert into posting (entry_id, account, owner_id, points) values (:entry::uuid, 'MEMBER', :member::uuid, 26), (:entry::uuid, 'FUNDER', :partner::uuid, -26);
insert into lot (id, member_id, source_id, funder_id, earned, repaid, remaining, available_from, expires_at) values (:lot::uuid, :member::uuid, :sale::uuid, :partner::uuid, 26, 0, 26, now(), null) on conflict (id) do update set remaining = excluded.remaining;
update member set balance = balance + 26, entries = entries + 1, last_hash = repeat('b', 64) where id = :member::uuid;
insert into event_log (epoch, event_id, topic, key, type, occurred_at, payload) select (select event_log_current_epoch()), e.* from (values (uuidv7(), 'dangol.loyalty', :member::text, 'PointsPosted', now(), repeat('p', 420)), (uuidv7(), 'dangol.loyalty', :member::text, 'SaleRecorded', now(), repeat('s', 560))) e;
select pg_notify('dangol_event_log', '');
commit;
