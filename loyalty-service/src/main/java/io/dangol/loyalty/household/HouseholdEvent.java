package io.dangol.loyalty.household;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of households: who belongs together, and who does no more. */
sealed interface HouseholdEvent extends DomainEvent {

    UUID memberId();

    @Nullable UUID customerId();

    @Override
    default String key() {
        UUID customer = customerId();
        return (customer == null ? memberId() : customer).toString();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.MEMBER;
    }

    /** Also the head, as it founds it. */
    record HouseholdJoined(
            UUID householdId,
            UUID programId,
            UUID headId,
            UUID memberId,
            @Nullable UUID customerId,
            Instant at) implements HouseholdEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.HouseholdJoined.v1";
        }
    }

    /** Where the head leaves, all do. */
    record HouseholdLeft(
            UUID householdId,
            UUID programId,
            UUID headId,
            UUID memberId,
            @Nullable UUID customerId,
            Instant at) implements HouseholdEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.HouseholdLeft.v1";
        }
    }
}
