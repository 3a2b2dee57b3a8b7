package io.dangol.partner.partner;

import io.dangol.partner.PartnerTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a partner. */
sealed interface PartnerEvent extends DomainEvent {

    /** @param version grows with every change of the partner; of two states the one with the higher version holds */
    record PartnerChanged(
            UUID partnerId,
            String name,
            String partnerType,
            String legalForm,
            @Nullable String externalId,
            String status,
            long version,
            Instant at)
            implements PartnerEvent {
        @Override
        public String type() {
            return "io.dangol.partner.PartnerChanged.v1";
        }

        @Override
        public String key() {
            return partnerId.toString();
        }

        @Override
        public Topic topic() {
            return PartnerTopics.PARTNER;
        }
    }
}
