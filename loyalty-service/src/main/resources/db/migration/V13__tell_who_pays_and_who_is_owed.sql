alter table lot add column part text;
comment on column lot.part is 'Which part of its source earned it, such as a bonus rule; null for the source as such.';
alter table lot add column funding text;
comment on column lot.funding is 'Where several pay: each funder and its weight; funder_id is the first of them then.';

alter table member add column debts text not null default '';
comment on column member.debts is 'What is owed, and to whom: creditor:points, oldest first. Together they are owed.';
-- Of debts from before nothing is kept but their sum: they are owed to nobody in particular.
update member set debts = '00000000-0000-0000-0000-000000000000:' || owed where owed > 0;

create table debt_change (
    entry_id    uuid   not null,
    creditor_id uuid   not null,
    points      bigint not null
);
comment on table debt_change is 'What an entry changed of a member''s debts: above zero owed anew, below zero repaid.';
create index debt_change_entry on debt_change (entry_id);
create trigger debt_change_append_only before update or delete on debt_change
    for each row execute function refuse_change();

create table clearing (
    entry_id   uuid        not null,
    partner_id uuid        not null,
    points     bigint      not null,
    at         timestamptz not null
);
comment on table clearing is 'Which partner an entry makes another one owe: above zero it is owed, below it owes; each entry sums to zero.';
create index clearing_entry on clearing (entry_id);
create index clearing_partner on clearing (partner_id, at);
create trigger clearing_append_only before update or delete on clearing
    for each row execute function refuse_change();

-- What the entries so far made them owe, by the rule of Clearing; where debts came in, whose creditors nobody kept, nothing.
insert into clearing (entry_id, partner_id, points, at)
select entry_id, partner_id, points, at
  from (select e.id as entry_id, moved.partner_id, sum(moved.points) as points, e.at,
               sum(sum(moved.points)) over (partition by e.id) as of_entry
          from ledger_entry e
          join (select entry_id, owner_id as partner_id, points from posting where account <> 'MEMBER'
                union all
                select entry_id, funder_id, -points from lot_use
                union all
                select o.id, l.funder_id, l.earned - l.repaid from lot l
                  join ledger_entry o on o.member_id = l.member_id and o.source_id = l.source_id
                                     and o.kind in ('EARNED', 'ADJUSTED')) moved on moved.entry_id = e.id
         group by e.id, moved.partner_id, e.at) owed
 where points <> 0 and of_entry = 0;
