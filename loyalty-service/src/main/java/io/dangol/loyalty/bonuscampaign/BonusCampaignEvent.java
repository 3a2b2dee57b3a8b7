package io.dangol.loyalty.bonuscampaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.bonuscampaign.Decision.Choice;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of bonus campaigns; of their budgets another one tells. */
sealed interface BonusCampaignEvent extends DomainEvent {

    UUID campaignId();

    @JsonIgnore
    @Override
    default String key() {
        return campaignId().toString();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.BONUS_CAMPAIGN;
    }

    /**
     * Partners may accept it, or other terms of it.
     *
     * @param partnerIds to whom; null: to all
     */
    record BonusCampaignOffered(
            UUID campaignId,
            UUID programId,
            String code,
            String name,
            Instant from,
            Instant until,
            long points,
            @Nullable List<UUID> partnerIds,
            int termsVersion,
            String termsSha256,
            Instant at)
            implements BonusCampaignEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.BonusCampaignOffered.v1";
        }
    }

    /** For a store. */
    record BonusCampaignDecided(
            UUID campaignId,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            Choice decision,
            int termsVersion,
            String termsSha256,
            Instant at)
            implements BonusCampaignEvent {

        static BonusCampaignDecided of(Decision decision) {
            return new BonusCampaignDecided(
                    decision.campaignId(),
                    decision.storeId(),
                    decision.storeCode(),
                    decision.partnerId(),
                    decision.choice(),
                    decision.termsVersion(),
                    decision.termsSha256(),
                    decision.at());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.BonusCampaignDecided.v1";
        }
    }

    /** Before its time, by headquarters. */
    record BonusCampaignEnded(UUID campaignId, UUID programId, Instant at) implements BonusCampaignEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.BonusCampaignEnded.v1";
        }
    }
}
