alter table referral_scheme add column payers_asked boolean not null default false;
comment on column referral_scheme.payers_asked is 'Whether a sale counts only where all that it names as payers had accepted; those made earlier did not ask them.';

create table referral_consent (
    id          uuid        not null constraint referral_consent_pk primary key,
    program_id  uuid        not null,
    version     integer     not null,
    partner_id  uuid        not null,
    accepted    boolean     not null,
    client_id   text        not null,
    acting_user text,
    said_at     timestamptz not null,
    constraint referral_consent_terms foreign key (program_id, version) references referral_scheme (program_id, version)
);
comment on table referral_consent is 'Evidence: whether a partner pays its part of what a scheme gives. To accept is for that version, to withdraw for all.';
create index referral_consent_of_payer on referral_consent (program_id, partner_id, id);
create trigger referral_consent_append_only before update or delete on referral_consent
    for each row execute function refuse_change();
call wall_off('referral_consent', 'partner_id');
