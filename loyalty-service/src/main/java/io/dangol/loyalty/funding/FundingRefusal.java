package io.dangol.loyalty.funding;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a funding account can say no. */
final class FundingRefusal {

    private FundingRefusal() {}

    static final class NoSuchFundingAccount extends Refusal.Missing {
        NoSuchFundingAccount(UUID partnerId) {
            super("no-such-funding-account", partnerId);
        }
    }

    static final class UnknownFunder extends Refusal.Forbidden {
        UnknownFunder(UUID partnerId) {
            super("unknown-funder", partnerId);
        }
    }

    static final class CreditLineUnclear extends Refusal.Forbidden {
        CreditLineUnclear() {
            super("credit-line-unclear");
        }
    }

    static final class NothingPaid extends Refusal.Forbidden {
        NothingPaid() {
            super("nothing-paid");
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
