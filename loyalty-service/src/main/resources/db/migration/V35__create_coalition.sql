create table coalition (
    code       text        not null,
    version    integer     not null,
    terms      text        not null,
    created_at timestamptz not null,
    constraint coalition_pk primary key (code, version)
);
comment on table coalition is 'Every version of what is known of a coalition whose cards are taken beside the own ones, as JSON.';
create trigger coalition_append_only before update or delete on coalition
    for each row execute function refuse_change();
create trigger coalition_raises_catalog after insert on coalition
    for each statement execute function raise_catalog_version();

create table coalition_sale (
    sale_id      uuid     not null constraint coalition_sale_pk primary key,
    partner_id   uuid     not null,
    coalition    text     not null,
    token        char(64) not null,
    business_day date     not null
);
comment on table coalition_sale is 'Sales at which a coalition''s card was shown.';
comment on column coalition_sale.token is 'HMAC of the card''s number, which is kept nowhere.';
create index coalition_sale_of_day on coalition_sale (coalition, business_day);
create trigger coalition_sale_append_only before update or delete on coalition_sale
    for each row execute function refuse_change();
call wall_off('coalition_sale', 'partner_id');

alter table sale_conflict add column coalition text;
alter table sale_conflict add column coalition_token char(64);
comment on column sale_conflict.coalition is 'Whose card what arrived carries; the content leaves it out, since it would hold the number.';

alter table program add column receipt_claim_days integer
    constraint program_receipt_claim_days check (receipt_claim_days between 1 and 365);
comment on column program.receipt_claim_days is 'So long a receipt without a card can be claimed; null: receipts carry no code.';

create table receipt_code (
    code_hash    char(64)    not null,
    sale_id      uuid        not null,
    partner_id   uuid        not null,
    program_id   uuid        not null,
    rule_version integer     not null,
    expires_at   timestamptz not null,
    constraint receipt_code_pk primary key (sale_id, program_id)
);
comment on table receipt_code is 'Sales that can be claimed, in which programme and by which rules. The code is made again from the sale''s id and a key.';
create index receipt_code_hash on receipt_code (code_hash);
create trigger receipt_code_append_only before update or delete on receipt_code
    for each row execute function refuse_change();
call wall_off('receipt_code', 'partner_id');

create table receipt_claim (
    sale_id         uuid        not null constraint receipt_claim_pk primary key,
    partner_id      uuid        not null,
    member_id       uuid        not null,
    program_id      uuid        not null,
    rule_version    integer     not null,
    facts           text,
    points_earned   bigint      not null,
    points_returned bigint      not null,
    business_day    date        not null,
    consent_version text        not null,
    consent_hash    char(64)    not null,
    consented_at    timestamptz not null,
    claimed_by      text        not null,
    claimed_at      timestamptz not null
);
comment on table receipt_claim is 'Sales without a card that a member claimed later: who reads a sale reads this beside it. Once for each, for ever.';
comment on column receipt_claim.points_returned is 'Of what it earned, what had come back before it was claimed.';
comment on column receipt_claim.consent_hash is 'SHA-256 of the text that the customer agreed to.';
create index receipt_claim_member_day on receipt_claim (member_id, business_day);
create trigger receipt_claim_append_only before update or delete on receipt_claim
    for each row execute function refuse_change();
call wall_off('receipt_claim', 'partner_id');

-- Recognition counts all sales of some days: blocks of other days are left out, and a sale writes no index entry more.
create index sale_of_days on sale using brin (business_day);
