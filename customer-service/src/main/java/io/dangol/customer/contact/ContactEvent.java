package io.dangol.customer.contact;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of contacts with customers: ids, codes and moments. */
sealed interface ContactEvent extends DomainEvent {

    UUID customerId();

    @Override
    default String key() {
        return customerId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.CUSTOMERS;
    }

    /** Somebody may contact the customer once, until {@code expiresAt}. */
    record ContactPermitted(
            UUID permitId,
            UUID customerId,
            String purpose,
            String channel,
            @Nullable String brand,
            String source,
            @Nullable String campaign,
            @Nullable UUID partnerId,
            String ground,
            Instant expiresAt,
            Instant at)
            implements ContactEvent {
        @Override
        public String type() {
            return "io.dangol.customer.ContactPermitted.v1";
        }
    }

    /** The customer was contacted, at {@code sentAt}. */
    record ContactConfirmed(
            UUID permitId,
            UUID customerId,
            String purpose,
            String channel,
            @Nullable String brand,
            String source,
            @Nullable String campaign,
            @Nullable UUID partnerId,
            Instant sentAt,
            Instant at)
            implements ContactEvent {
        @Override
        public String type() {
            return "io.dangol.customer.ContactConfirmed.v1";
        }
    }

    /** It was given back: the contact is not made. */
    record ContactPermitReleased(UUID permitId, UUID customerId, Instant at) implements ContactEvent {
        @Override
        public String type() {
            return "io.dangol.customer.ContactPermitReleased.v1";
        }
    }

    /**
     * The customer objected, is another partner's, or has its number in doubt: the contact must not be made any more, if it
     * was not already.
     */
    record ContactPermitStopped(UUID permitId, UUID customerId, Instant at) implements ContactEvent {
        @Override
        public String type() {
            return "io.dangol.customer.ContactPermitStopped.v1";
        }
    }

    /** It was not confirmed in time: the contact must not be made any more. */
    record ContactPermitExpired(UUID permitId, UUID customerId, Instant at) implements ContactEvent {
        @Override
        public String type() {
            return "io.dangol.customer.ContactPermitExpired.v1";
        }
    }
}
