alter table return_claim add column earned_by uuid;
comment on column return_claim.earned_by is 'The sale whose lot it was taken from, or owed for; null where it was the returned one''s own, or nobody knows.';
create index return_claim_of_lot on return_claim (coalesce(earned_by, sale_id));
