package io.dangol.loyalty.rule;

import io.dangol.loyalty.rule.Meter.Change;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * From what a sale brings to points. What is bounded or rounded beyond one sale is a function of a running total: a sale
 * gives f(total after it) − f(total before it), a return takes the same difference back. So whatever order sales and
 * returns come in, a member has f(what is left of them) in the end.
 *
 * @param per so many units make a point
 * @param carried whether the fraction of a point that a sale leaves counts for the next one
 */
record Counting(BigDecimal per, Rounding rounding, Caps caps, boolean carried) {

    /** No sale earns more by one rule: what a rule says by mistake must not keep a till from selling. */
    private static final long MOST = 1_000_000_000_000L;

    /** What a change gives, and what it leaves for the next. */
    record Counted(long points, List<Change> changes) {}

    /**
     * A sale that brought so much brings something else now: from nothing at the till, towards nothing as it comes back.
     *
     * @param from {@link #ofSale}, as {@code to}
     * @param meter makes the meter of a window
     * @param totals how far each is
     */
    Counted move(
            BigDecimal from,
            BigDecimal to,
            String day,
            Function<String, Meter> meter,
            Function<Meter, BigDecimal> totals) {
        List<Change> changes = new ArrayList<>();
        BigDecimal moved = to.subtract(from);
        if (caps.perDay() != null) {
            Change change = new Change(meter.apply(day), moved);
            changes.add(change);
            BigDecimal before = totals.apply(change.meter());
            moved = bounded(before.add(moved), caps.perDay()).subtract(bounded(before, caps.perDay()));
        }
        if (!carried && caps.perMember() == null) {
            return new Counted(moved.longValueExact(), changes);
        }
        Change change = new Change(meter.apply(Meter.EVER), moved);
        changes.add(change);
        BigDecimal before = totals.apply(change.meter());
        return new Counted(ofAll(before.add(moved)) - ofAll(before), changes);
    }

    /** In points where each sale is rounded for itself, else still in units. */
    BigDecimal ofSale(BigDecimal units) {
        long cap = caps.perSale() == null ? MOST : caps.perSale();
        BigDecimal most = units.min(per.multiply(BigDecimal.valueOf(cap)));
        return carried ? most : BigDecimal.valueOf(rounding.points(most, per));
    }

    /** What a sale brings by another rule, as if this one had given as many points. */
    BigDecimal asMuchAs(Counting other, BigDecimal ofSale) {
        BigDecimal points = other.carried ? ofSale.divide(other.per, 6, RoundingMode.FLOOR) : ofSale;
        return carried ? points.multiply(per) : points.setScale(0, RoundingMode.FLOOR);
    }

    private long ofAll(BigDecimal total) {
        BigDecimal most = caps.perMember() == null ? total : bounded(total, caps.perMember());
        return carried ? rounding.points(most, per) : most.longValueExact();
    }

    private BigDecimal bounded(BigDecimal total, long points) {
        BigDecimal most = BigDecimal.valueOf(points);
        return total.min(carried ? most.multiply(per) : most);
    }
}
