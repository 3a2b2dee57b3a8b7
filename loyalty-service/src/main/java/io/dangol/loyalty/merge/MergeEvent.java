package io.dangol.loyalty.merge;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of members that are one. */
sealed interface MergeEvent extends DomainEvent {

    UUID survivorId();

    @Nullable UUID customerId();

    /** The survivor's, so that it stands in one order with what its account does. */
    @Override
    default String key() {
        UUID customer = customerId();
        return (customer == null ? survivorId() : customer).toString();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.MEMBER;
    }

    /**
     * From now on entries and tiers are the survivor's, whichever of its cards is shown, and all its customer's. Sales and
     * other documents go on naming whose card it was.
     *
     * @param customerId the survivor's
     * @param absorbedCustomerId who had registered for the absorbed member's cards
     * @param points what the lots held that moved
     */
    record MembersMerged(
            UUID mergeId,
            UUID programId,
            UUID survivorId,
            UUID absorbedId,
            @Nullable UUID customerId,
            @Nullable UUID absorbedCustomerId,
            long points,
            Instant at)
            implements MergeEvent {

        static MembersMerged of(Merge merge, Membership survivor, Membership absorbed) {
            return new MembersMerged(
                    merge.id(),
                    merge.programId(),
                    merge.survivorId(),
                    merge.absorbedId(),
                    survivor.ownCustomerId(),
                    absorbed.ownCustomerId(),
                    merge.moved().points(),
                    merge.mergedAt());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.MembersMerged.v1";
        }
    }

    /**
     * From now on each has entries, tiers and a customer of its own again.
     *
     * @param points what the lots hold that went to the absorbed member
     */
    record MembersUnmerged(
            UUID mergeId,
            UUID programId,
            UUID survivorId,
            UUID absorbedId,
            @Nullable UUID customerId,
            @Nullable UUID absorbedCustomerId,
            long points,
            Instant at)
            implements MergeEvent {

        static MembersUnmerged of(Merge merge, Merge.Reversal reversal, Membership survivor, Membership absorbed) {
            return new MembersUnmerged(
                    merge.id(),
                    merge.programId(),
                    merge.survivorId(),
                    merge.absorbedId(),
                    survivor.ownCustomerId(),
                    absorbed.ownCustomerId(),
                    reversal.points(),
                    reversal.at());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.MembersUnmerged.v1";
        }
    }
}
