-- What an entry says stands in its text alone, which is what the chain covers; the columns beside it only find it.
create table audit_entry (
    id    bigint      generated always as identity,
    epoch integer     not null default event_log_current_epoch(),
    xid   xid8        not null default pg_current_xact_id(),
    at    timestamptz not null,
    entry jsonb       not null,
    constraint audit_entry_pk primary key (epoch, xid, id)
);
comment on table audit_entry is
    'Who read or changed what, and why, written in the transaction that did it. Append-only; its order is (epoch, xid, id).';
create index audit_entry_at on audit_entry (at);
create index audit_entry_subjects on audit_entry using gin ((entry -> 'subjects') jsonb_path_ops);
create index audit_entry_client on audit_entry ((entry ->> 'clientId'), at);

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();

-- Whoever does something leaves a trace, and sees none of anybody's.
alter table audit_entry enable row level security;
create policy written_by_all on audit_entry for insert with check (true);
create policy read_by_headquarters on audit_entry for select using ((select may_touch_all()));

create table audit_seal (
    number    bigint      not null constraint audit_seal_pk primary key,
    epoch     integer     not null,
    xid       xid8        not null,
    id        bigint      not null,
    entries   bigint      not null,
    hash      char(64)    not null,
    sealed_at timestamptz not null
);
comment on table audit_seal is
    'The hash of each run of entries, over the hash before it: made once nothing can commit that belongs before its end.';
create trigger audit_seal_append_only before update or delete on audit_seal
    for each row execute function refuse_change();
