package io.dangol.loyalty.program;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a programme can say no. */
public final class ProgramRefusal {

    private ProgramRefusal() {}

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class ProgramHasCards extends Refusal.Conflict {
        ProgramHasCards() {
            super("program-has-cards");
        }
    }

    /** Partners accepted a multiple of what it gives. */
    static final class EarnRuleOfCampaign extends Refusal.Conflict {
        EarnRuleOfCampaign(String rule) {
            super("earn-rule-of-campaign", rule);
        }
    }

    static final class PendingBeyondExpiry extends Refusal.Forbidden {
        PendingBeyondExpiry() {
            super("pending-beyond-expiry");
        }
    }

    public static final class UnknownCurrency extends Refusal.Forbidden {
        public UnknownCurrency(String currency) {
            super("unknown-currency", currency);
        }
    }

    static final class UnknownZone extends Refusal.Forbidden {
        UnknownZone(String zone) {
            super("unknown-zone", zone);
        }
    }
}
