package io.dangol.customer.relationship;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of relationships. */
sealed interface RelationshipEvent extends DomainEvent {

    UUID relationshipId();

    @Override
    default String key() {
        return relationshipId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.ACCOUNTS;
    }

    /** Two parties stand so to each other; told again once its end is known. */
    record RelationshipRecorded(
            UUID relationshipId,
            String relationship,
            @Nullable UUID fromCustomerId,
            @Nullable UUID fromAccountId,
            @Nullable UUID toCustomerId,
            @Nullable UUID toAccountId,
            LocalDate since,
            @Nullable LocalDate until,
            Instant at)
            implements RelationshipEvent {
        @Override
        public String type() {
            return "io.dangol.customer.RelationshipRecorded.v1";
        }
    }
}
