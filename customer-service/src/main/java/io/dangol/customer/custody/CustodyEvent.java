package io.dangol.customer.custody;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of who looks after a customer. */
sealed interface CustodyEvent extends DomainEvent {

    UUID customerId();

    @Override
    default String key() {
        return customerId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.CUSTOMERS;
    }

    /** A partner introduced the customer, or services it from that day on. */
    record CustodyRecorded(
            UUID customerId,
            UUID custodyId,
            String role,
            UUID partnerId,
            LocalDate since,
            @Nullable LocalDate until,
            Instant at)
            implements CustodyEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CustodyRecorded.v1";
        }
    }

    /** @param until the first day on which the partner services the customer no more; it may be to come */
    record CustodyEnded(UUID customerId, UUID custodyId, String role, UUID partnerId, LocalDate until, Instant at)
            implements CustodyEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CustodyEnded.v1";
        }
    }
}
