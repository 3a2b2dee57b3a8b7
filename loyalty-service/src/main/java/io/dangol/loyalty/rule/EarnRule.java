package io.dangol.loyalty.rule;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many points an amount earns: {@code points} for each {@code perAmount}, lines weighted by the multipliers that
 * apply to them (those of category and store multiply), rounded once per sale.
 *
 * @param perAmount in minor units of the programme's currency, above zero
 * @param awaits what has to happen before its points can be spent; null: nothing
 */
public record EarnRule(
        long points,
        long perAmount,
        Rounding rounding,
        List<Multiplier> multipliers,
        @Nullable Awaits awaits) {

    public EarnRule {
        multipliers = List.copyOf(multipliers);
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
        return rounding.points(units(lines, storeCode), BigDecimal.valueOf(perAmount));
    }

    /** The same before it is rounded, to six digits. */
    public BigDecimal exactly(List<Line> lines, String storeCode) {
        return Rounding.exactly(units(lines, storeCode), BigDecimal.valueOf(perAmount));
    }

    private BigDecimal units(List<Line> lines, String storeCode) {
        return lines.stream().map(line -> units(line, storeCode)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of one line, before it is divided by {@link #perAmount} and rounded. */
    BigDecimal units(Line line, String storeCode) {
        return BigDecimal.valueOf(line.amount())
                .multiply(factor(line, storeCode))
                .multiply(BigDecimal.valueOf(points));
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
