alter table lot add column repaid bigint not null default 0;
comment on column lot.repaid is
    'Points that went at once to what the member owed: remaining = earned - repaid - what lot_use says, lot by lot.';
