alter table member add column segments_since timestamptz;
comment on column member.segments_since is
    'When they became these: what was sold before it had others. Null: they were never others, or nobody kept when they were.';

create table member_segments_then (
    member_id uuid        not null,
    since     timestamptz not null,
    until     timestamptz not null,
    segments  text        not null,
    constraint member_segments_then_pk primary key (member_id, until),
    constraint member_segments_then_order check (since < until)
);
comment on table member_segments_then is
    'In which segments a member was before, as member.segments has them: for sales that come late. No foreign key, as in member_tier.';
