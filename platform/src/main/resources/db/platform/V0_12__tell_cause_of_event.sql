alter table event_log add column correlation_id text, add column trace_parent text;
comment on column event_log.correlation_id is 'Of the request that led to it: the same in the log lines of whoever takes the event in.';
comment on column event_log.trace_parent is 'The place in a trace that is kept (W3C Trace Context); null where none is.';
