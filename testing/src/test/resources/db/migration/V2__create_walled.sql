create table walled (
    partner_id uuid not null constraint walled_pk primary key
);
call wall_off('walled', 'partner_id');
