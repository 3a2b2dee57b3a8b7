package io.dangol.loyalty.redemption;

import io.dangol.loyalty.ledger.Hold;
import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a redemption can say no, beside those of the ledger. */
final class RedemptionRefusal {

    private RedemptionRefusal() {}

    static final class NoSuchRedemption extends Refusal.Missing {
        NoSuchRedemption(UUID id) {
            super("no-such-redemption", id);
        }
    }

    static final class NothingCaptured extends Refusal.Conflict {
        NothingCaptured(Hold.Status status) {
            super("nothing-captured", status);
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
