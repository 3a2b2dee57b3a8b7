create table contact_policy (
    code       text        not null constraint contact_policy_is_code check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    version    integer     not null constraint contact_policy_version_counts check (version > 0),
    terms      text        not null,
    created_at timestamptz not null,
    constraint contact_policy_pk primary key (code, version)
);
comment on table contact_policy is 'Every version of what the house says of contacts with a segment; the highest holds.';
create trigger contact_policy_append_only before update or delete on contact_policy
    for each row execute function refuse_change();
