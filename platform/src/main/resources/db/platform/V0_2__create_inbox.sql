create table inbox_watermark (
    subscriber text    not null,
    topic      text    not null,
    partition  integer not null,
    source     text    not null,
    epoch      integer not null,
    xid        xid8    not null,
    id         bigint  not null,
    constraint inbox_watermark_pk primary key (subscriber, topic, partition, source)
);
comment on table inbox_watermark is
    'The last event of a source that took effect; moved in the transaction of the effect. What is not newer is skipped.';

create table dead_letter (
    id          uuid        not null constraint dead_letter_pk primary key,
    subscriber  text        not null,
    topic       text        not null,
    partition   integer     not null,
    kafka_offset bigint     not null,
    key         text,
    type        text        not null,
    source      text        not null,
    event_id    uuid        not null,
    occurred_at timestamptz not null,
    position    text        not null,
    payload     bytea       not null,
    cause       text        not null,
    failed_at   timestamptz not null,
    redriven_at timestamptz
);
create index dead_letter_open on dead_letter (id) where redriven_at is null;
