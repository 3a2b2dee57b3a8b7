create table backtest (
    id          uuid        not null constraint backtest_pk primary key,
    program_id  uuid        not null constraint backtest_program references program (id),
    rule        text        not null,
    rules       text        not null,
    from_day    date        not null,
    until_day   date        not null,
    status      text        not null
        constraint backtest_status check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    sales       bigint      not null default 0,
    result      text,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    seen_at     timestamptz not null,
    constraint backtest_days check (from_day < until_day)
);
comment on table backtest is 'A rule that is run over sales of the past; rules are the programme''s with it, as JSON.';
comment on column backtest.seen_at is 'When its worker last said that it goes on; one that is silent is begun anew by another.';
create index backtest_waiting on backtest (id) where status in ('QUEUED', 'RUNNING');
