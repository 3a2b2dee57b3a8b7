create table consent (
    id           uuid        not null constraint consent_pk primary key,
    customer_id  uuid        not null constraint consent_customer references customer deferrable initially deferred,
    purpose      text        not null constraint consent_purpose_is_code check (purpose ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    channel      text        not null constraint consent_channel_is_code check (channel ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    granted      boolean     not null,
    text_version text,
    proof        bytea,
    collected_at timestamptz not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    constraint consent_granted_with_proof check (not granted or (text_version is not null and proof is not null))
);
comment on column consent.proof is 'Where it was given and what shows it, sealed with the customer''s PROOF key.';
comment on column consent.collected_at is 'When the customer decided; the latest decision per purpose and channel holds.';
create index consent_history on consent (customer_id, id);
create index consent_current on consent (customer_id, purpose, channel, collected_at desc, id desc);
create trigger consent_append_only before update or delete on consent
    for each row execute function refuse_change();
