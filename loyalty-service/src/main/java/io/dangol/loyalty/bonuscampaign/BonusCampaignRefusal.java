package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a bonus campaign can say no, beside those of its rule. */
final class BonusCampaignRefusal {

    private BonusCampaignRefusal() {}

    static final class NoSuchBonusCampaign extends Refusal.Missing {
        NoSuchBonusCampaign(UUID id) {
            super("no-such-bonus-campaign", id);
        }
    }

    static final class NoSuchForecast extends Refusal.Missing {
        NoSuchForecast(UUID id) {
            super("no-such-forecast", id);
        }
    }

    static final class UnknownProgram extends Refusal.Forbidden {
        UnknownProgram(UUID id) {
            super("unknown-program", id);
        }
    }

    static final class CampaignPeriod extends Refusal.Forbidden {
        CampaignPeriod() {
            super("bonus-campaign-period");
        }
    }

    static final class CampaignRemainder extends Refusal.Forbidden {
        CampaignRemainder() {
            super("bonus-campaign-remainder");
        }
    }

    /** What is withdrawn could come back to the budget twice: once more when the sale is returned. */
    static final class CampaignWithdraws extends Refusal.Forbidden {
        CampaignWithdraws() {
            super("bonus-campaign-withdraws");
        }
    }

    static final class BudgetTooHigh extends Refusal.Forbidden {
        BudgetTooHigh(long whole) {
            super("partner-budget-too-high", whole);
        }
    }

    static final class UnknownPartner extends Refusal.Forbidden {
        UnknownPartner(UUID id) {
            super("unknown-funder", id);
        }
    }

    static final class PartnerTwice extends Refusal.Forbidden {
        PartnerTwice(UUID id) {
            super("partner-named-twice", id);
        }
    }

    static final class CampaignCodeTaken extends Refusal.Conflict {
        CampaignCodeTaken(String code) {
            super("bonus-campaign-code-taken", code);
        }
    }

    static final class CampaignOver extends Refusal.Conflict {
        CampaignOver() {
            super("bonus-campaign-over");
        }
    }

    static final class OtherTerms extends Refusal.Conflict {
        OtherTerms(int version) {
            super("other-terms", version);
        }
    }

    static final class NotAccepted extends Refusal.Conflict {
        NotAccepted() {
            super("bonus-campaign-not-accepted");
        }
    }

    static final class AcceptedAlready extends Refusal.Conflict {
        AcceptedAlready() {
            super("bonus-campaign-accepted");
        }
    }

    static final class NotForStore extends Refusal.Forbidden {
        NotForStore(String storeCode) {
            super("bonus-campaign-not-for-store", storeCode);
        }
    }

    /** What concerns all stores of a partner is not for a client that speaks for some of them. */
    static final class NotForWholePartner extends Refusal.NotAllowed {
        NotForWholePartner() {
            super("not-for-whole-partner");
        }

        static void requireWhole(Scope scope) {
            if (!scope.storeCodes().isEmpty()) {
                throw new NotForWholePartner();
            }
        }
    }

    static final class PartnerUnclear extends Refusal.Forbidden {
        PartnerUnclear() {
            super("forecast-partner-unclear");
        }
    }
}
