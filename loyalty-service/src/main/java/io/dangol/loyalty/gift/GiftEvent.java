package io.dangol.loyalty.gift;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of points that were given; the entries of both accounts are told beside it. */
sealed interface GiftEvent extends DomainEvent {

    UUID giverId();

    @Nullable UUID customerId();

    /** The giver's, so that it stands in one order with what its account does. */
    @Override
    default String key() {
        UUID customer = customerId();
        return (customer == null ? giverId() : customer).toString();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.POINTS;
    }

    /** @param customerId the giver's */
    record PointsGifted(
            UUID giftId,
            UUID programId,
            UUID giverId,
            UUID receiverId,
            @Nullable UUID customerId,
            @Nullable UUID receiverCustomerId,
            long points,
            Instant at)
            implements GiftEvent {

        static PointsGifted of(Gift gift, Membership giver, Membership receiver) {
            return new PointsGifted(
                    gift.id(),
                    gift.programId(),
                    giver.memberId(),
                    receiver.memberId(),
                    giver.customerId(),
                    receiver.customerId(),
                    gift.points(),
                    gift.givenAt());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.PointsGifted.v1";
        }
    }

    /**
     * What was left of it went back.
     *
     * @param points so many; the others had been used
     */
    record GiftReversed(
            UUID giftId,
            UUID programId,
            UUID giverId,
            UUID receiverId,
            @Nullable UUID customerId,
            @Nullable UUID receiverCustomerId,
            long points,
            Instant at)
            implements GiftEvent {

        static GiftReversed of(Gift gift, Gift.Reversal reversal, Membership giver, Membership receiver) {
            return new GiftReversed(
                    gift.id(),
                    gift.programId(),
                    giver.memberId(),
                    receiver.memberId(),
                    giver.customerId(),
                    receiver.customerId(),
                    reversal.points(),
                    reversal.at());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.GiftReversed.v1";
        }
    }
}
