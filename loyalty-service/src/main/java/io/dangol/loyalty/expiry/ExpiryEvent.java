package io.dangol.loyalty.expiry;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of points that will expire; that they did is an entry of the ledger. */
sealed interface ExpiryEvent extends DomainEvent {

    /**
     * Time to tell the member.
     *
     * @param points what would expire then, as it stands
     * @param daysAhead the warning's number of days, which is at least what is left
     */
    record PointsExpiring(
            UUID memberId,
            @Nullable UUID customerId,
            UUID programId,
            long points,
            Instant expiresAt,
            int daysAhead,
            Instant at)
            implements ExpiryEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.PointsExpiring.v1";
        }

        @Override
        public String key() {
            return (customerId == null ? memberId : customerId).toString();
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.POINTS;
        }
    }
}
