create table bonus_campaign (
    id             uuid        not null constraint bonus_campaign_pk primary key,
    program_id     uuid        not null constraint bonus_campaign_program references program (id),
    code           text        not null,
    name           text        not null,
    rule           text        not null,
    store_codes    text[],
    for_all        boolean     not null,
    partner_points bigint      constraint bonus_campaign_partner_points_positive check (partner_points > 0),
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    offered_by     text        not null,
    offered_at     timestamptz not null,
    constraint bonus_campaign_code_unique unique (program_id, code),
    constraint bonus_campaign_period check (starts_at < ends_at)
);
comment on table bonus_campaign is 'A bonus rule that counts at stores that accepted it, within a budget. What was offered stays as it was.';
comment on column bonus_campaign.rule is 'As it was offered, as JSON; the programme''s rules hold it under the campaign''s code.';
comment on column bonus_campaign.store_codes is 'Stores that the rule names; null: all.';
comment on column bonus_campaign.for_all is 'Whether it is offered to all partners; else to those that have a budget.';
comment on column bonus_campaign.partner_points is 'The budget of a partner that is not named; null: as much as the whole.';
create trigger bonus_campaign_append_only before update or delete on bonus_campaign
    for each row execute function refuse_change();

create table bonus_campaign_end (
    campaign_id uuid        not null constraint bonus_campaign_end_pk primary key
        constraint bonus_campaign_end_campaign references bonus_campaign (id),
    ended_by    text        not null,
    ended_at    timestamptz not null
);
comment on table bonus_campaign_end is 'Campaigns that headquarters ended before their time.';
create trigger bonus_campaign_end_append_only before update or delete on bonus_campaign_end
    for each row execute function refuse_change();

create table bonus_campaign_terms (
    campaign_id  uuid        not null constraint bonus_campaign_terms_campaign references bonus_campaign (id),
    version      integer     not null constraint bonus_campaign_terms_version check (version > 0),
    text         text        not null,
    sha256       text        not null constraint bonus_campaign_terms_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    published_by text        not null,
    published_at timestamptz not null,
    constraint bonus_campaign_terms_pk primary key (campaign_id, version),
    constraint bonus_campaign_terms_hash check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);
comment on table bonus_campaign_terms is 'The texts that partners accept, each for ever.';
create trigger bonus_campaign_terms_append_only before update or delete on bonus_campaign_terms
    for each row execute function refuse_change();

create table bonus_campaign_decision (
    id            uuid        not null constraint bonus_campaign_decision_pk primary key,
    campaign_id   uuid        not null,
    store_id      uuid        not null,
    store_code    text        not null,
    partner_id    uuid        not null,
    decision      text        not null
        constraint bonus_campaign_decision_known check (decision in ('ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    terms_version integer     not null,
    terms_sha256  text        not null,
    client_id     text        not null,
    acting_user   text,
    decided_at    timestamptz not null,
    constraint bonus_campaign_decision_terms foreign key (campaign_id, terms_version)
        references bonus_campaign_terms (campaign_id, version)
);
comment on table bonus_campaign_decision is 'Evidence: who decided what for a store, when, and upon which terms.';
comment on column bonus_campaign_decision.client_id is 'The API client, as its token said.';
comment on column bonus_campaign_decision.acting_user is 'Which of its users, as the client said; null where it did not.';
create index bonus_campaign_decision_of_store on bonus_campaign_decision (campaign_id, store_id, id);
create trigger bonus_campaign_decision_append_only before update or delete on bonus_campaign_decision
    for each row execute function refuse_change();
create trigger bonus_campaign_decision_raises_catalog after insert on bonus_campaign_decision
    for each statement execute function raise_catalog_version();
call wall_off('bonus_campaign_decision', 'partner_id');

-- Two narrow tables that tills change, so that what they change stays small.
create table bonus_campaign_whole (
    campaign_id uuid    not null constraint bonus_campaign_whole_pk primary key
        constraint bonus_campaign_whole_campaign references bonus_campaign (id),
    points      bigint  not null constraint bonus_campaign_whole_positive check (points > 0),
    used        bigint  not null default 0,
    told        integer not null default 0,
    constraint bonus_campaign_whole_within check (used between 0 and points)
) with (fillfactor = 20);
comment on table bonus_campaign_whole is 'Points that a campaign may give in all, and has given.';
comment on column bonus_campaign_whole.told is 'Of which share of it others were told, in percent.';

create table bonus_campaign_budget (
    campaign_id uuid    not null constraint bonus_campaign_budget_campaign references bonus_campaign (id),
    partner_id  uuid    not null,
    points      bigint  not null constraint bonus_campaign_budget_positive check (points > 0),
    used        bigint  not null default 0,
    told        integer not null default 0,
    constraint bonus_campaign_budget_pk primary key (campaign_id, partner_id),
    constraint bonus_campaign_budget_within check (used between 0 and points)
) with (fillfactor = 50);
comment on table bonus_campaign_budget is 'Points of it that a partner''s stores may give, and have given.';
call wall_off('bonus_campaign_budget', 'partner_id');

alter table backtest add column partner_id uuid;
comment on column backtest.partner_id is 'Over the sales of this partner alone; null: of all.';

create table bonus_campaign_forecast (
    id          uuid        not null constraint bonus_campaign_forecast_pk primary key
        constraint bonus_campaign_forecast_backtest references backtest (id),
    campaign_id uuid        not null constraint bonus_campaign_forecast_campaign references bonus_campaign (id),
    partner_id  uuid        not null,
    asked_at    timestamptz not null
);
comment on table bonus_campaign_forecast is 'What a campaign''s rule would have given for a partner''s sales of late; a backtest of the same id reckons it.';
call wall_off('bonus_campaign_forecast', 'partner_id');
