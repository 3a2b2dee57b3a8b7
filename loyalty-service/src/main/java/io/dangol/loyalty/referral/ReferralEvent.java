package io.dangol.loyalty.referral;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.referral.Award.Side;
import io.dangol.loyalty.referral.Referral.Kept;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of referrals: ids of members, never who they are. */
sealed interface ReferralEvent extends DomainEvent {

    @Override
    default Topic topic() {
        return LoyaltyTopics.REFERRAL;
    }

    /** A member gave another one's code before it bought anything. */
    record ReferralRegistered(
            UUID referralId, UUID programId, UUID referrerId, UUID referredId, Instant until, Instant at)
            implements ReferralEvent {

        static ReferralRegistered of(Referral referral) {
            return new ReferralRegistered(
                    referral.id(),
                    referral.programId(),
                    referral.referrerId(),
                    referral.referredId(),
                    referral.until(),
                    referral.registeredAt());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.ReferralRegistered.v1";
        }

        @Override
        public String key() {
            return referralId.toString();
        }
    }

    /**
     * What a referral comes to is another now.
     *
     * @param status REWARDED: points were given, to be spent from availableFrom on. RETURNED: they were taken back. DENIED:
     *     the budget did not cover them. VOID: the two are one member
     * @param saleId the sale that qualified; null: none
     */
    record ReferralSettled(
            UUID referralId,
            UUID programId,
            UUID referrerId,
            UUID referredId,
            Kept status,
            @Nullable UUID saleId,
            long referrerPoints,
            long referredPoints,
            @Nullable Instant availableFrom,
            Instant at)
            implements ReferralEvent {

        static ReferralSettled of(Referral referral, List<Award> awards, Instant at) {
            return new ReferralSettled(
                    referral.id(),
                    referral.programId(),
                    referral.referrerId(),
                    referral.referredId(),
                    referral.kept(),
                    referral.saleId(),
                    points(awards, Side.REFERRER),
                    points(awards, Side.REFERRED),
                    referral.availableFrom(),
                    at);
        }

        private static long points(List<Award> awards, Side side) {
            return awards.stream()
                    .filter(award -> award.side() == side)
                    .mapToLong(Award::points)
                    .sum();
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.ReferralSettled.v1";
        }

        @Override
        public String key() {
            return referralId.toString();
        }
    }

    /**
     * A share of what a programme's referrals may give is used for the first time.
     *
     * @param percent 80 as a warning, 100 where nothing is left
     */
    record ReferralBudgetUsed(UUID programId, int percent, long points, long used, Instant at)
            implements ReferralEvent {

        static ReferralBudgetUsed of(UUID programId, Budget budget, Instant at) {
            return new ReferralBudgetUsed(programId, budget.reached(), budget.points(), budget.used(), at);
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.ReferralBudgetUsed.v1";
        }

        @Override
        public String key() {
            return programId.toString();
        }
    }
}
