package io.dangol.loyalty.account;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a member's points. */
public sealed interface PointsEvent extends DomainEvent {

    record PointsPosted(
            UUID entryId,
            UUID memberId,
            @Nullable UUID customerId,
            UUID programId,
            Entry.Kind kind,
            long points,
            long balanceAfter,
            UUID sourceId,
            @Nullable UUID storeId,
            @Nullable UUID partnerId,
            Instant at)
            implements PointsEvent {

        /** @param storeId null, like the partner, where it happened at none */
        public static PointsPosted of(
                Entry entry,
                @Nullable UUID customerId,
                UUID programId,
                @Nullable UUID storeId,
                @Nullable UUID partnerId) {
            Entry.Content content = entry.content();
            return new PointsPosted(
                    content.id(),
                    entry.memberId(),
                    customerId,
                    programId,
                    content.kind(),
                    content.points(),
                    content.balanceAfter(),
                    content.sourceId(),
                    storeId,
                    partnerId,
                    content.at());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.PointsPosted.v1";
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
