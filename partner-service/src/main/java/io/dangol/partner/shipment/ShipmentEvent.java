package io.dangol.partner.shipment;

import io.dangol.partner.PartnerTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What others may know of a shipment. */
sealed interface ShipmentEvent extends DomainEvent {

    /** @param version grows with every change of the shipment; of two states the one with the higher version holds */
    record ShipmentChanged(
            UUID shipmentId,
            String number,
            UUID partnerId,
            LocalDate shippedOn,
            List<Line> lines,
            String status,
            long version,
            Instant at)
            implements ShipmentEvent {

        /** Pieces of one product; the serials of those that have one. */
        record Line(String sku, int quantity, List<String> serials) {}

        @Override
        public String type() {
            return "io.dangol.partner.ShipmentChanged.v1";
        }

        @Override
        public String key() {
            return shipmentId.toString();
        }

        @Override
        public Topic topic() {
            return PartnerTopics.SHIPMENT;
        }
    }
}
