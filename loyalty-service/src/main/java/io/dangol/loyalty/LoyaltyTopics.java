package io.dangol.loyalty;

import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where this service tells what happened. */
public final class LoyaltyTopics {

    private static final int PARTITIONS = 6;

    public static final Topic CARD = Topic.ofEvents("dangol.loyalty.card", PARTITIONS);
    public static final Topic MEMBER = Topic.ofEvents("dangol.loyalty.member", PARTITIONS);
    public static final Topic SALE = Topic.ofEvents("dangol.loyalty.sale", PARTITIONS);
    public static final Topic TIER = Topic.ofEvents("dangol.loyalty.tier", PARTITIONS);
    public static final Topic POINTS = Topic.ofEvents("dangol.loyalty.points", PARTITIONS);
    public static final Topic REWARD = Topic.ofEvents("dangol.loyalty.reward", PARTITIONS);
    public static final Topic SETTLEMENT = Topic.ofEvents("dangol.loyalty.settlement", PARTITIONS);
    public static final Topic BONUS_CAMPAIGN = Topic.ofEvents("dangol.loyalty.bonus-campaign", PARTITIONS);
    public static final Topic FRAUD_SIGNAL = Topic.ofEvents("dangol.loyalty.fraud-signal", PARTITIONS);

    private LoyaltyTopics() {}

    /** Tells the relay which topics are ours. */
    @Singleton
    static class Owned {

        @Produces
        @Singleton
        Topics topics() {
            return Topics.of(CARD, MEMBER, SALE, POINTS, TIER, REWARD, SETTLEMENT, BONUS_CAMPAIGN, FRAUD_SIGNAL);
        }
    }
}
