package io.dangol.loyalty.reward;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.reward.Claim.Place;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of rewards that were claimed; that points moved is an entry of the ledger. */
sealed interface RewardEvent extends DomainEvent {

    UUID memberId();

    @Nullable UUID customerId();

    @Override
    default String key() {
        return String.valueOf(customerId() == null ? memberId() : customerId());
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.REWARD;
    }

    /**
     * A member has it.
     *
     * @param issuerPartnerId who received the points
     * @param storeId null, like its partner, where it was claimed at none
     */
    record RewardClaimed(
            UUID claimId,
            UUID rewardId,
            String rewardCode,
            UUID programId,
            UUID memberId,
            @Nullable UUID customerId,
            long points,
            UUID issuerPartnerId,
            @Nullable UUID voucherId,
            @Nullable UUID storeId,
            @Nullable UUID partnerId,
            Instant at)
            implements RewardEvent {

        static RewardClaimed of(Claim claim, Membership member) {
            Place at = claim.at();
            return new RewardClaimed(
                    claim.id(),
                    claim.rewardId(),
                    claim.rewardCode(),
                    member.programId(),
                    claim.memberId(),
                    member.customerId(),
                    claim.points(),
                    claim.issuerId(),
                    claim.voucherId(),
                    at == null ? null : at.storeId(),
                    at == null ? null : at.partnerId(),
                    claim.claimedAt());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.RewardClaimed.v1";
        }
    }

    /** Its points came back, and the member does not have it. */
    record RewardClaimCancelled(
            UUID claimId,
            UUID rewardId,
            UUID programId,
            UUID memberId,
            @Nullable UUID customerId,
            long points,
            UUID issuerPartnerId,
            Instant at)
            implements RewardEvent {

        static RewardClaimCancelled of(Claim claim, Membership member, Instant at) {
            return new RewardClaimCancelled(
                    claim.id(),
                    claim.rewardId(),
                    member.programId(),
                    claim.memberId(),
                    member.customerId(),
                    claim.points(),
                    claim.issuerId(),
                    at);
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.RewardClaimCancelled.v1";
        }
    }
}
