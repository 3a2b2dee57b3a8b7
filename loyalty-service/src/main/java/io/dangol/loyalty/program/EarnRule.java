package io.dangol.loyalty.program;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many points an amount earns: {@code points} for each {@code perAmount}, lines weighted by the multipliers that
 * apply to them (those of category and store multiply), rounded once per sale.
 *
 * @param perAmount in minor units of the programme's currency, above zero
 */
public record EarnRule(long points, long perAmount, Rounding rounding, List<Multiplier> multipliers) {

    public EarnRule {
        multipliers = List.copyOf(multipliers);
    }

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
    }

    /** A factor for the lines of a category, for the sales of a store, or for both together. */
    public record Multiplier(
            @Nullable String category, @Nullable String storeCode, BigDecimal factor) {

        boolean applies(@Nullable String lineCategory, String store) {
            return (category == null || category.equals(lineCategory))
                    && (storeCode == null || storeCode.equals(store));
        }
    }

    /** What a line brings: its amount in minor units, never negative, and its product's category. */
    public record Line(long amount, @Nullable String category) {}

    /**
     * The points of a sale with these lines. A return takes back the difference between this before and after it, so
     * that any split of a return comes to the same as returning all at once.
     *
     * @throws AmountTooLarge if they are more than 63 bits hold
     */
    public long pointsFor(List<Line> lines, String storeCode) {
        BigDecimal weighted = BigDecimal.ZERO;
        for (Line line : lines) {
            weighted = weighted.add(BigDecimal.valueOf(line.amount()).multiply(factor(line, storeCode)));
        }
        BigDecimal exact = weighted.multiply(BigDecimal.valueOf(points));
        try {
            return exact.divide(BigDecimal.valueOf(perAmount), 0, rounding.mode).longValueExact();
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    private BigDecimal factor(Line line, String storeCode) {
        BigDecimal factor = BigDecimal.ONE;
        for (Multiplier multiplier : multipliers) {
            if (multiplier.applies(line.category(), storeCode)) {
                factor = factor.multiply(multiplier.factor());
            }
        }
        return factor;
    }
}
