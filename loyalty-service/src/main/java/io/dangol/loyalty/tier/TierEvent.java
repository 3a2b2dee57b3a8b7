package io.dangol.loyalty.tier;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a member's tier. */
sealed interface TierEvent extends DomainEvent {

    /**
     * A member has another tier, or none any more.
     *
     * @param since the first day of it
     * @param validUntil the last one, without grace, if nothing more is bought
     * @param reason QUALIFIED, GRANTED, EXPIRED, RETURNED or SCHEME_CHANGED
     */
    record TierChanged(
            UUID memberId,
            @Nullable UUID customerId,
            UUID programId,
            @Nullable String from,
            @Nullable String to,
            @Nullable LocalDate since,
            @Nullable LocalDate validUntil,
            String reason,
            Instant at)
            implements TierEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.TierChanged.v1";
        }

        @Override
        public String key() {
            return (customerId == null ? memberId : customerId).toString();
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.TIER;
        }
    }
}
