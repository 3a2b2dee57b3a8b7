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

    static final class PaysForOtherReceipt extends Refusal.Conflict {
        PaysForOtherReceipt() {
            super("pays-for-other-receipt");
            var unused = at("/receiptNumber");
        }
    }

    static final class SpentAtOutOfRange extends Refusal.Forbidden {
        SpentAtOutOfRange() {
            super("spent-at-out-of-range");
        }
    }

    static final class RedemptionInConflict extends Refusal.Conflict {
        RedemptionInConflict(OfflineApi.SpendReason reason, UUID conflictId) {
            super("redemption-in-conflict", reason, conflictId);
        }
    }

    static final class NoSuchConflict extends Refusal.Missing {
        NoSuchConflict(UUID id) {
            super("no-such-conflict", id);
        }
    }

    static final class ConflictResolved extends Refusal.Conflict {
        ConflictResolved(OfflineApi.SpendDecision decision) {
            super("conflict-resolved", decision);
        }
    }

    static final class RecordAsUnclear extends Refusal.Forbidden {
        RecordAsUnclear() {
            super("record-as-unclear");
        }
    }
}
