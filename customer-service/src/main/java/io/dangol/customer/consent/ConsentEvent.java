package io.dangol.customer.consent;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of customers' decisions. */
sealed interface ConsentEvent extends DomainEvent {

    /**
     * {@code at} is when the customer decided: decisions may arrive late, and the latest holds. Without a brand it is about
     * the installation's own messages.
     */
    record ConsentRecorded(
            UUID customerId,
            String purpose,
            String channel,
            @Nullable String brand,
            boolean granted,
            Instant at) implements ConsentEvent {
        @Override
        public String type() {
            return "io.dangol.customer.ConsentRecorded.v1";
        }

        @Override
        public String key() {
            return customerId.toString();
        }

        @Override
        public Topic topic() {
            return CustomerTopic.CUSTOMERS;
        }
    }
}
