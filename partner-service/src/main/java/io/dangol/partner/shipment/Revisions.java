package io.dangol.partner.shipment;

import io.dangol.partner.shipment.ShipmentApi.RevisionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What shipments said before. */
@ApplicationScoped
class Revisions {

    private static final String KEEP = """
            insert into shipment_revision (shipment_id, version, partner_id, shipped_on, lines, status, replaced_at, replaced_by)
            select id, version, partner_id, shipped_on, lines, status, :at, :by from shipment where id = :id""";

    private static final String OF_SHIPMENT = """
            select version, partner_id, shipped_on, lines, status, replaced_at, replaced_by
              from shipment_revision where shipment_id = :id order by version desc limit :most""";

    private final EntityManager entities;

    Revisions(EntityManager entities) {
        this.entities = entities;
    }

    /** As the row is now, before it is changed. */
    void keep(Shipment shipment, String by, Instant at) {
        int unused = entities.createNativeQuery(KEEP)
                .setParameter("id", shipment.id())
                .setParameter("at", at)
                .setParameter("by", by)
                .executeUpdate();
    }

    /** The last one first. */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    List<RevisionView> of(UUID shipmentId, int most) {
        List<Tuple> rows = entities.createNativeQuery(OF_SHIPMENT, Tuple.class)
                .setParameter("id", shipmentId)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(Revisions::view).toList();
    }

    private static RevisionView view(Tuple row) {
        return new RevisionView(
                row.get("version", Long.class),
                row.get("partner_id", UUID.class),
                row.get("shipped_on", java.sql.Date.class).toLocalDate(),
                LinesAsText.read(row.get("lines", String.class)),
                Shipment.Status.valueOf(row.get("status", String.class)),
                row.get("replaced_at", Instant.class),
                row.get("replaced_by", String.class));
    }
}
