alter table household_member add column removed boolean not null default false;
comment on column household_member.removed is 'Whether somebody else parted it: it need not wait to join another. Of those who left earlier it is not known.';
