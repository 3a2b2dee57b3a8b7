-- Kafka knows how far a group has read, the database what took effect. A database restored from a backup has forgotten
-- some of it: its consumer goes back to the place that the database knows.
alter table inbox_watermark add column next_offset bigint;
comment on column inbox_watermark.next_offset is
    'In Kafka, behind the last event of this source that was looked at; null where that was before this column.';
