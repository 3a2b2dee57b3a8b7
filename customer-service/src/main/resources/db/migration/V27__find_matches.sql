alter table blind_entry drop constraint blind_entry_kind_known;
alter table blind_entry add constraint blind_entry_kind_known check (kind in ('PHONE', 'EMAIL', 'MATCH'));
comment on column blind_entry.kind is 'MATCH: what customers share who may be one person.';

alter table sealed_profile add column match_scheme integer not null default 0;
comment on column sealed_profile.match_scheme is
    'The way in which the MATCH entries of the blind index were made; 0: there are none yet.';
create index sealed_profile_match_scheme on sealed_profile (match_scheme);
