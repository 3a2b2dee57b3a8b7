-- Kafka may lose what it had. Where a topic that was made once is missing, what was published of it has to go out again.
create table relay_topic (
    name  text    not null constraint relay_topic_pk primary key,
    epoch integer not null,
    xid   xid8    not null,
    id    bigint  not null
);
comment on table relay_topic is 'Up to where the log was published when the topic was made: its events were published behind that.';
