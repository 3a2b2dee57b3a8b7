package io.dangol.customer.merge;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;

/** What others may know of merges: which ids mean one person. */
sealed interface MergeEvent extends DomainEvent {

    UUID absorbedId();

    /** Whoever is merged and parted and merged again is so in this order. */
    @Override
    default String key() {
        return absorbedId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.CUSTOMERS;
    }

    /** From now on the absorbed customer is told of as the survivor. */
    record CustomersMerged(UUID mergeId, UUID survivorId, UUID absorbedId, Instant at) implements MergeEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CustomersMerged.v1";
        }
    }

    /** They are two again. */
    record CustomersParted(UUID mergeId, UUID survivorId, UUID absorbedId, Instant at) implements MergeEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CustomersParted.v1";
        }
    }
}
