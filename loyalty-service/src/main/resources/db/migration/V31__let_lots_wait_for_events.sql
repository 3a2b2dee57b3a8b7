create table lot_event (
    lot_id        uuid        not null constraint lot_event_pk primary key,
    sale_id       uuid        not null,
    rule          text,
    event         text        not null,
    until         timestamptz not null,
    otherwise     text        not null constraint lot_event_otherwise check (otherwise in ('OPEN', 'WITHDRAW')),
    outcome       text        constraint lot_event_outcome check (outcome in ('RELEASED', 'OPENED', 'WITHDRAWN')),
    ended_at      timestamptz,
    ended_by      text,
    constraint lot_event_ended check ((outcome is null) = (ended_at is null))
);
comment on table lot_event is 'Lots that wait for something to happen, and what became of it.';
comment on column lot_event.rule is 'The bonus rule that gave it; null: the earn rule.';
comment on column lot_event.until is 'Without the event, this is when it ends otherwise.';
comment on column lot_event.ended_by is 'The client that told of the event; null where its time was over.';
create index lot_event_of_sale on lot_event (sale_id, event);
create index lot_event_due on lot_event (until) where outcome is null;
