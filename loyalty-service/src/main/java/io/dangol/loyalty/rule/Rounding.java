package io.dangol.loyalty.rule;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a fraction of a point is rounded. */
public enum Rounding {
    FLOOR(RoundingMode.FLOOR),
    CEILING(RoundingMode.CEILING),
    HALF_UP(RoundingMode.HALF_UP),
    HALF_EVEN(RoundingMode.HALF_EVEN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** To six digits, for people to read. */
    static BigDecimal exactly(BigDecimal units, BigDecimal per) {
        BigDecimal exact = units.divide(per, 6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /**
     * Whole points: one for each {@code per}.
     *
     * @throws AmountTooLarge if they are more than 63 bits hold
     */
    long points(BigDecimal units, BigDecimal per) {
        try {
            return units.divide(per, 0, mode).longValueExact();
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }
}
