package io.dangol.customer.customer;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a customer: that there is one, never who. */
sealed interface CustomerEvent extends DomainEvent {

    UUID customerId();

    @Override
    default String key() {
        return customerId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.CUSTOMERS;
    }

    record CustomerRegistered(
            UUID customerId, String channel, @Nullable String campaign, Instant at) implements CustomerEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CustomerRegistered.v1";
        }
    }

    /** @param changedFields names only */
    record CustomerChanged(UUID customerId, SortedSet<String> changedFields, Instant at) implements CustomerEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CustomerChanged.v1";
        }
    }
}
