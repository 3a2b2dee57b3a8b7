package io.dangol.loyalty.ledger;

import io.dangol.platform.problem.Refusal;

/** Every way the ledger can say no; saying no has changed nothing. */
public final class LedgerRefusal {

    private LedgerRefusal() {}

    /** @throws AmountTooLarge if it is more than 63 bits hold */
    static long sum(long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    public static final class InsufficientPoints extends Refusal.Forbidden {
        InsufficientPoints(long asked, long available) {
            super("insufficient-points", asked, available);
        }
    }

    public static final class AmountTooLarge extends Refusal.Forbidden {
        public AmountTooLarge() {
            super("amount-too-large");
        }
    }

    public static final class HoldEnded extends Refusal.Conflict {
        HoldEnded(Hold.Status status) {
            super("hold-ended", status);
        }
    }

    public static final class CaptureExceedsHold extends Refusal.Forbidden {
        CaptureExceedsHold(long asked, long held) {
            super("capture-exceeds-hold", asked, held);
        }
    }

    public static final class VoidExceedsRedemption extends Refusal.Forbidden {
        VoidExceedsRedemption(long asked, long left) {
            super("void-exceeds-redemption", asked, left);
        }
    }

    public static final class ReturnWouldOverdraw extends Refusal.Forbidden {
        ReturnWouldOverdraw(long missing) {
            super("return-would-overdraw", missing);
        }
    }
}
