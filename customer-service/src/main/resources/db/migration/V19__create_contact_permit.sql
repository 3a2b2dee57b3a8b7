create table contact_permit (
    id               uuid        not null constraint contact_permit_pk primary key,
    customer_id      uuid        not null,
    purpose          text        not null,
    channel          text        not null,
    brand            text,
    source           text        not null,
    campaign         text,
    partner_id       uuid,
    client_id        text        not null,
    policy           text        not null,
    policy_version   integer     not null,
    jurisdiction     text        not null,
    pack_version     integer     not null,
    ground           text        not null constraint contact_permit_ground_known
                                 check (ground in ('EXEMPT', 'CONSENT', 'TRADE', 'NO_OBJECTION')),
    consent_id       uuid        constraint contact_permit_by_consent check (ground <> 'CONSENT' or consent_id is not null),
    night_consent_id uuid,
    trade_ended_at   timestamptz constraint contact_permit_by_trade check (ground <> 'TRADE' or trade_ended_at is not null),
    counted          boolean     not null,
    status           text        not null constraint contact_permit_status_known
                                 check (status in ('OPEN', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
    granted_at       timestamptz not null,
    expires_at       timestamptz not null constraint contact_permit_lives check (expires_at > granted_at),
    takes_place_at   timestamptz not null,
    ended_at         timestamptz constraint contact_permit_ended check ((status = 'OPEN') = (ended_at is null))
);
comment on table contact_permit is
    'Who may contact whom, by which rule. Refers to no row: whoever writes it has locked the customer, and it outlives a profile.';
comment on column contact_permit.partner_id is 'Whose caller asked; null: headquarters''.';
comment on column contact_permit.takes_place_at is
    'When the contact took place; while the permit is open, the last moment at which it may.';
create index contact_permit_in_window on contact_permit (customer_id, takes_place_at)
    where status in ('OPEN', 'CONFIRMED');
create index contact_permit_overdue on contact_permit (takes_place_at) where status = 'OPEN';
call wall_off_with_customer('contact_permit');
