create table coalition_file_let_go (
    file_id uuid not null constraint coalition_file_let_go_pk primary key
);
comment on table coalition_file_let_go is 'Files that are forgotten, and whose lines are deleted some at a time: events of others wait for a long transaction.';

create table coalition_file_total (
    file_id    uuid   not null,
    partner_id uuid,
    store_code text,
    outcome    text   not null,
    lines      bigint not null,
    amount     bigint not null,
    our_amount bigint not null,
    points     bigint not null,
    fee        bigint not null
);
comment on table coalition_file_total is 'What a file''s lines come to, summed up once it is compared.';
create index coalition_file_total_of on coalition_file_total (file_id);
call wall_off('coalition_file_total', 'partner_id');

insert into coalition_file_total
select r.file_id, r.partner_id, r.store_code, r.outcome, count(*), coalesce(sum(r.amount), 0), coalesce(sum(r.our_amount), 0),
       coalesce(sum(r.points), 0), coalesce(sum(r.fee), 0)
  from coalition_file_row r join coalition_file f on f.id = r.file_id
 where r.outcome is not null and f.status in ('RECONCILED', 'CLOSED', 'SUPERSEDED')
 group by 1, 2, 3, 4;
