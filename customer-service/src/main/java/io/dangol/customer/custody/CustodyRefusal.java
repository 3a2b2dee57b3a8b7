package io.dangol.customer.custody;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a custody can say no, or be none. */
final class CustodyRefusal {

    private CustodyRefusal() {}

    static final class UnknownCustody extends Refusal.Missing {
        UnknownCustody(UUID id) {
            super("unknown-custody", id);
        }
    }

    /** Whoever services a customer does not say who else does. */
    static final class CustodyNotYours extends Refusal.NotAllowed {
        CustodyNotYours() {
            super("custody-not-yours");
        }
    }

    static final class CustodyEndsBeforeItBegins extends Refusal.Forbidden {
        CustodyEndsBeforeItBegins() {
            super("custody-ends-before-it-begins");
            var unused = at("/until");
        }
    }

    static final class IntroductionStays extends Refusal.Forbidden {
        IntroductionStays() {
            super("introduction-stays");
            var unused = at("/until");
        }
    }

    static final class CustodyOverlaps extends Refusal.Conflict {
        CustodyOverlaps() {
            super("custody-overlaps");
            var unused = at("/since");
        }
    }

    static final class IntroducedByAnother extends Refusal.Conflict {
        IntroducedByAnother() {
            super("introduced-by-another");
            var unused = at("/role");
        }
    }

    static final class CustodyHasEnded extends Refusal.Conflict {
        CustodyHasEnded() {
            super("custody-has-ended");
            var unused = at("/until");
        }
    }
}
