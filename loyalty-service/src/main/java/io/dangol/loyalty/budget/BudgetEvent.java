package io.dangol.loyalty.budget;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of budgets. */
sealed interface BudgetEvent extends DomainEvent {

    /**
     * A share of a budget is used for the first time.
     *
     * @param partnerId whose part of it; null: the whole
     * @param percent 80 as a warning, 100 where nothing is left
     */
    record BonusCampaignBudgetUsed(
            UUID campaignId, @Nullable UUID partnerId, int percent, long points, long used, Instant at)
            implements BudgetEvent {

        static BonusCampaignBudgetUsed of(UUID campaignId, @Nullable UUID partnerId, Budget budget, Instant at) {
            return new BonusCampaignBudgetUsed(
                    campaignId, partnerId, budget.reached(), budget.points(), budget.used(), at);
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.BonusCampaignBudgetUsed.v1";
        }

        @Override
        public String key() {
            return campaignId.toString();
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.BONUS_CAMPAIGN;
        }
    }
}
