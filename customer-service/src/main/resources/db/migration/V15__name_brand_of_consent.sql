alter table consent add column brand text
    constraint consent_brand_is_code check (brand ~ '^[A-Z][A-Z0-9_]{0,39}$');
comment on column consent.brand is 'For whose messages; null: the installation''s own.';
