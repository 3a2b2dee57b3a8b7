package io.dangol.partner.partner;

import io.dangol.partner.topic.PartnerTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of partners. */
sealed interface PartnerEvent extends DomainEvent {

    UUID partnerId();

    @Override
    default String key() {
        return partnerId().toString();
    }

    @Override
    default Topic topic() {
        return PartnerTopics.PARTNER;
    }

    /** The whole of a partner as it is now: also what a new one is told by. */
    record PartnerChanged(
            UUID partnerId,
            String name,
            PartnerProfile.Type type_,
            PartnerProfile.LegalForm legalForm,
            @Nullable String externalId,
            PartnerProfile.Status status,
            Instant at)
            implements PartnerEvent {}
}
