create table work_key (
    id         uuid        not null constraint work_key_pk primary key,
    wrapped    bytea       not null,
    master_key text        not null
);
comment on table work_key is
    'The key of what is kept while work is under way, such as the rows of a file: sealed with the master key, and destroyed '
    'with the end of the work, which makes the rows unreadable wherever they still lie.';
create index work_key_of_master_key on work_key (master_key);
