create table tally (
    thing   text        not null,
    effects integer     not null,
    first   timestamptz not null default clock_timestamp(),
    constraint tally_pk primary key (thing)
);
comment on table tally is 'How often an event took effect, in the order of the first times.';
