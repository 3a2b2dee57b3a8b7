create table partner (
    id          uuid        not null constraint partner_pk primary key,
    name        text        not null constraint partner_name_not_blank check (name ~ '\S'),
    type        text        not null constraint partner_type_known
        check (type in ('DEALER', 'FRANCHISE', 'AGENCY', 'DISTRIBUTOR', 'OEM', 'COALITION', 'OWN_STORES')),
    legal_form  text        not null constraint partner_legal_form_known
        check (legal_form in ('CORPORATION', 'SOLE_PROPRIETOR', 'PARTNERSHIP', 'OTHER')),
    external_id text        constraint partner_external_id_unique unique,
    status      text        not null constraint partner_status_known
        check (status in ('RECRUITING', 'ONBOARDING', 'ACTIVE', 'TERMINATED')),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint      not null,
    constraint partner_updated_not_before_created check (updated_at >= created_at)
);
comment on column partner.external_id is 'What the ERP calls the partner.';
create index partner_updated_at on partner (updated_at, id);
