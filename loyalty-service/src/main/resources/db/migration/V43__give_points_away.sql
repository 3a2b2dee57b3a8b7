alter table lot add column part_of uuid;
comment on column lot.part_of is
    'The lot that an earning opened, of which this is a part that another member was given; null: it was opened itself.';

create table gift_terms (
    program_id                  uuid        not null constraint gift_terms_pk primary key
                                                     constraint gift_terms_program references program (id),
    version                     integer     not null,
    offered                     boolean     not null,
    min_points                  bigint      constraint gift_terms_min_positive check (min_points > 0),
    max_points                  bigint      constraint gift_terms_max_positive check (max_points > 0),
    max_given_per_day           bigint      constraint gift_terms_given_day_positive check (max_given_per_day > 0),
    max_given_per_30_days       bigint      constraint gift_terms_given_30_days_positive check (max_given_per_30_days > 0),
    max_received_per_30_days    bigint      constraint gift_terms_received_positive check (max_received_per_30_days > 0),
    since                       timestamptz not null
);
comment on table gift_terms is 'Whether members of a programme may give each other points, and how many; a limit that is null is none.';

create table gift (
    id              uuid        not null constraint gift_pk primary key,
    program_id      uuid        not null,
    giver_id        uuid        not null,
    receiver_id     uuid        not null,
    giver_card      text        not null constraint gift_giver_card references card (number),
    receiver_card   text        not null constraint gift_receiver_card references card (number),
    points          bigint      not null constraint gift_points_positive check (points > 0),
    client_id       text        not null,
    reference       text        not null,
    given_at        timestamptz not null,
    reversal_id     uuid,
    reversed_at     timestamptz,
    reversed_by     text,
    reversed_points bigint,
    constraint gift_reference_unique unique (giver_id, client_id, reference),
    constraint gift_of_two check (giver_id <> receiver_id),
    constraint gift_reversed check ((reversal_id is null) = (reversed_at is null)),
    constraint gift_reversed_within check (reversed_points between 1 and points)
);
comment on table gift is 'Points that a member gave to another one. Both are the cards'' own members, whatever they became part of.';
comment on column gift.reversal_id is 'The source of the entries by which what was left of it went back.';
create index gift_given on gift (giver_id, given_at);
create index gift_received on gift (receiver_id, given_at);
create index gift_reversal on gift (reversal_id) where reversal_id is not null;
