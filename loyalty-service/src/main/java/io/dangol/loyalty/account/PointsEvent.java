package io.dangol.loyalty.account;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
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
            @Nullable Map<Reason, Long> waiting,
            Instant at)
            implements PointsEvent {

        /** With what of it waits, and for what; a lot that waits for two things is in both. */
        public static PointsPosted of(
                Outcome outcome,
                @Nullable UUID customerId,
                UUID programId,
                @Nullable UUID storeId,
                @Nullable UUID partnerId) {
            Map<Reason, Long> waiting = new EnumMap<>(Reason.class);
            outcome.changedLots()
                    .forEach(lot -> lot.waiting()
                            .reasons()
                            .forEach(reason -> waiting.merge(reason, lot.remaining(), Long::sum)));
            PointsPosted posted = of(outcome.entry(), customerId, programId, storeId, partnerId);
            return waiting.isEmpty() ? posted : posted.waiting(waiting);
        }

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
                    null,
                    content.at());
        }

        private PointsPosted waiting(Map<Reason, Long> points) {
            return new PointsPosted(
                    entryId,
                    memberId,
                    customerId,
                    programId,
                    kind,
                    this.points,
                    balanceAfter,
                    sourceId,
                    storeId,
                    partnerId,
                    points,
                    at);
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

    /**
     * Points that had to wait can be spent.
     *
     * @param sourceId what had given them
     * @param reason the last that they waited for
     */
    record PointsReleased(
            UUID memberId,
            @Nullable UUID customerId,
            UUID programId,
            UUID sourceId,
            Reason reason,
            long points,
            Instant at)
            implements PointsEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.PointsReleased.v1";
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
