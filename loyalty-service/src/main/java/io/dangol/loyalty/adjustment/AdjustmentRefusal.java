package io.dangol.loyalty.adjustment;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way an adjustment can say no, beside those of the ledger. */
final class AdjustmentRefusal {

    private AdjustmentRefusal() {}

    static final class NoSuchAdjustment extends Refusal.Missing {
        NoSuchAdjustment(UUID id) {
            super("no-such-adjustment", id);
        }
    }

    static final class AlreadyDecided extends Refusal.Conflict {
        AlreadyDecided(Adjustment.Status status) {
            super("adjustment-decided", status);
        }
    }

    static final class SamePerson extends Refusal.Forbidden {
        SamePerson() {
            super("four-eyes");
        }
    }

    static final class NothingToAdjust extends Refusal.Forbidden {
        NothingToAdjust() {
            super("nothing-to-adjust");
        }
    }

    static final class FunderUnclear extends Refusal.Forbidden {
        FunderUnclear() {
            super("funder-unclear");
        }
    }

    static final class UnknownFunder extends Refusal.Forbidden {
        UnknownFunder(UUID id) {
            super("unknown-funder", id);
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
