package io.dangol.loyalty.liability;

import io.dangol.platform.problem.Refusal;

/** Every way a question about the liability can say no. */
final class LiabilityRefusal {

    private LiabilityRefusal() {}

    static final class AsOfInFuture extends Refusal.Forbidden {
        AsOfInFuture() {
            super("as-of-in-future");
        }
    }

    static final class DaysUnclear extends Refusal.Forbidden {
        DaysUnclear() {
            super("period-unclear");
        }
    }
}
