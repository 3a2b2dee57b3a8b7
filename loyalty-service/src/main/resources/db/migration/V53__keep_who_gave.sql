alter table gift
    add column acting_user text,
    add column store_code text,
    add column reversed_user text;
comment on column gift.acting_user is 'Which user of the client, as it said by X-Acting-User; null where it did not.';
comment on column gift.store_code is 'At which store, where the client speaks for one alone.';
comment on column gift.reversed_user is 'Which user of the client took it back.';
