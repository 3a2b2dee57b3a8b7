create table shipment (
    id         uuid        not null constraint shipment_pk primary key,
    number     text        not null constraint shipment_number_unique unique,
    partner_id uuid        not null constraint shipment_partner references partner (id),
    shipped_on date        not null,
    lines      text        not null,
    status     text        not null constraint shipment_status_known check (status in ('RECORDED', 'CANCELLED')),
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on column shipment.number is 'The delivery note''s, as the ERP counts them.';
comment on column shipment.lines is 'JSON: what was delivered, with the serials.';
create index shipment_updated_at on shipment (updated_at, id);
create index shipment_of_partner on shipment (partner_id, updated_at, id);
create trigger shipment_stamp before insert or update on shipment for each row execute function stamp_change();

-- The first key keeps a piece from being in two deliveries at once, the second finds what a correction takes away.
create table shipped_serial (
    sku         text not null,
    serial      text not null,
    shipment_id uuid not null constraint shipped_serial_shipment references shipment (id) deferrable initially deferred,
    partner_id  uuid not null,
    constraint shipped_serial_pk primary key (serial, sku)
);
create index shipped_serial_of_shipment on shipped_serial (shipment_id);

create table shipment_revision (
    shipment_id uuid        not null constraint shipment_revision_shipment references shipment (id),
    version     bigint      not null,
    partner_id  uuid        not null,
    shipped_on  date        not null,
    lines       text        not null,
    status      text        not null,
    replaced_at timestamptz not null,
    replaced_by text        not null,
    constraint shipment_revision_pk primary key (shipment_id, version)
);
comment on table shipment_revision is 'What a shipment said before it was corrected. Append-only.';
create trigger shipment_revision_append_only before update or delete on shipment_revision
    for each row execute function refuse_change();
call wall_off('shipment', 'partner_id');
call wall_off('shipped_serial', 'partner_id');
call wall_off('shipment_revision', 'partner_id');
