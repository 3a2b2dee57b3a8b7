package io.dangol.loyalty.pointvalue;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Exact amounts of money, and how they become whole minor units. */
public final class Decimals {

    private Decimals() {}

    /** Without zeros at the end and without an exponent, as people write it. */
    public static BigDecimal plain(BigDecimal exact) {
        BigDecimal stripped = exact.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** @throws AmountTooLarge if 63 bits do not hold it */
    public static long whole(BigDecimal exact) {
        try {
            return exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    /**
     * Whole units that sum to what the exact amounts sum to (rounded, where that is not whole), each less than one from its
     * exact amount: all are rounded down, and those with the largest remainders get one more (Hamilton's method; Balinski
     * and Young, Fair Representation, 1982).
     *
     * @throws AmountTooLarge if 63 bits do not hold one
     */
    public static List<Long> apportioned(List<BigDecimal> exact) {
        List<Long> whole = new ArrayList<>();
        for (BigDecimal amount : exact) {
            whole.add(whole(amount.setScale(0, RoundingMode.FLOOR)));
        }
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal given = whole.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        long missing = whole(sum.setScale(0, RoundingMode.HALF_EVEN).subtract(given));
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> BigDecimal.valueOf(whole.get(i)).subtract(exact.get(i))))
                .limit(missing)
                .forEach(i -> whole.set(i, whole.get(i) + 1));
        return whole;
    }
}
