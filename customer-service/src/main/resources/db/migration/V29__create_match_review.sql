create table match_review (
    id                 uuid         not null constraint match_review_pk primary key,
    first_customer_id  uuid         not null constraint match_review_first references customer deferrable initially deferred,
    second_customer_id uuid         not null constraint match_review_second references customer deferrable initially deferred,
    band               text         not null constraint match_review_band_known check (band in ('AUTO', 'REVIEW')),
    rule               text,
    weight             numeric(8,2) not null,
    probability        numeric(7,6) not null,
    prior              numeric(8,2) not null,
    evidence           text         not null,
    weights_version    integer      not null,
    status             text         not null constraint match_review_status_known
                                    check (status in ('OPEN', 'MERGED', 'DISTINCT', 'OUTDATED')),
    opened_at          timestamptz  not null,
    decided_at         timestamptz,
    decided_by         text,
    reason             text         constraint match_review_reason_is_code check (reason ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    merge_id           uuid,
    constraint match_review_once unique (first_customer_id, second_customer_id),
    constraint match_review_in_order check (first_customer_id < second_customer_id),
    constraint match_review_decided check ((status in ('MERGED', 'DISTINCT')) = (decided_by is not null))
);
comment on table match_review is 'Two customers who may be one person: what a person decides, or has decided.';
comment on column match_review.evidence is 'Levels and bits field by field, as JSON; no values.';
comment on column match_review.status is 'OUTDATED: what is known of them now speaks for two persons.';
create index match_review_queue on match_review (status, weight desc, id desc);
create index match_review_of_second on match_review (second_customer_id);
create index match_review_of_merge on match_review (merge_id) where merge_id is not null;

-- Both sides must be the partner's: that there is a pair tells of the other one.
create procedure wall_off_with_both(walled regclass, one text, other text)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format(
        'create policy rows_of_both on %s using ((select may_touch_all()) or '
        '(exists (select from customer c where c.id = %1$s.%2$I) and '
        'exists (select from customer c where c.id = %1$s.%3$I)))', walled, one, other);
end $$;
call wall_off_with_both('match_review', 'first_customer_id', 'second_customer_id');

create table match_decision (
    id              uuid        not null constraint match_decision_pk primary key,
    review_id       uuid        not null constraint match_decision_review references match_review,
    decision        text        not null constraint match_decision_known check (decision in ('MERGED', 'DISTINCT')),
    reason          text        not null,
    decided_by      text        not null,
    evidence        text        not null,
    decided_at      timestamptz not null
);
comment on table match_decision is 'Every decision about a pair, with what spoke for it; a pair that has changed is asked about again.';
create index match_decision_of_review on match_decision (review_id);
create trigger match_decision_append_only before update or delete on match_decision
    for each row execute function refuse_change();
alter table match_decision enable row level security;
create policy rows_of_review on match_decision using
    ((select may_touch_all()) or review_id in (select r.id from match_review r));
