alter table sale add column channel text;
comment on column sale.channel is 'By which it came, such as STORE or ONLINE, where the till says.';
alter table sale add column facts text;
comment on column sale.facts is 'What the bonus rules of its programme were told and which of them applied, as JSON; null where there were none.';

alter table member add column segments text not null default '';
comment on column member.segments is 'Groups that the brand sees its customers in, comma separated; conditions of rules ask for them.';

create index lot_of_rule on lot (member_id, part) where part is not null;

create table earn_meter (
    member_id  uuid    not null,
    rule       text    not null,
    version    integer not null,
    time_window text   not null,
    total      numeric not null,
    constraint earn_meter_pk primary key (member_id, rule, version, time_window)
);
comment on table earn_meter is 'Running totals of rules that count beyond one sale; guarded by the member''s row.';

create table return_claim (
    return_id uuid   not null,
    sale_id   uuid   not null,
    rule      text   not null,
    points    bigint not null
);
comment on table return_claim is 'Points that a return took back of what a bonus rule gave.';
create index return_claim_sale on return_claim (sale_id);
create trigger return_claim_append_only before update or delete on return_claim
    for each row execute function refuse_change();
