package io.dangol.partner.store;

import io.dangol.partner.PartnerTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a store. */
sealed interface StoreEvent extends DomainEvent {

    /** @param version grows with every change of the store; of two states the one with the higher version holds */
    record StoreChanged(
            UUID storeId,
            String code,
            String name,
            UUID partnerId,
            String zone,
            String currency,
            String status,
            @Nullable Instant closedAt,
            long version,
            Instant at)
            implements StoreEvent {
        @Override
        public String type() {
            return "io.dangol.partner.StoreChanged.v1";
        }

        @Override
        public String key() {
            return storeId.toString();
        }

        @Override
        public Topic topic() {
            return PartnerTopics.STORE;
        }
    }
}
