alter table data_key add column master_key text;
comment on column data_key.master_key is
    'Which master key sealed it, as told from the key itself; null for keys of before, which the start seals anew.';
create index data_key_of_master_key on data_key (master_key);

-- Existing proofs were sealed for their customer, not for their row, and rows of this table are never altered.
alter table consent add column proof_of_row boolean not null default false;
comment on column consent.proof_of_row is 'Whether the proof opens for this row only; false for proofs of before.';

create table key_mark (
    name text not null constraint key_mark_pk primary key,
    mark text not null
);
comment on table key_mark is 'What a key makes of a known text. A start with another key would write what nobody finds again.';
