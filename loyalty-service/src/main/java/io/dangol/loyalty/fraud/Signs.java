package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.Activity.Kind;
import io.dangol.loyalty.fraud.FraudRule.Counted;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a rule finds, by what happened alone. Counts only grow by what arrives later, so the signs of a window are the
 * same in whatever order it arrived.
 */
final class Signs {

    /**
     * What looks like fraud.
     *
     * @param measured as many as there were
     * @param allowed as many as are usual
     */
    record Sign(FraudRule rule, Activity on, long measured, long allowed) {}

    private Signs() {}

    /**
     * Sales of one card, terminal or cashier beyond what is usual in a window that ends with them.
     *
     * @param around those of the windows, in the order of time
     * @param arrived what is new: other windows were looked at before
     */
    static List<Sign> velocity(FraudRule rule, List<Activity> around, Set<UUID> arrived) {
        boolean points = rule.counted() == Counted.POINTS;
        List<Activity> sales = around.stream().filter(Activity::isAccrual).toList();
        Sliding window = new Sliding(rule, arrived, one -> true);
        List<Sign> signs = new ArrayList<>();
        for (Activity sale : sales) {
            window.add(sale);
            long measured = points ? window.points() : window.count();
            if (measured > rule.most() && window.isNew()) {
                signs.add(new Sign(rule, sale, measured, rule.most()));
            }
        }
        return signs;
    }

    /** Returns and voids of one card or cashier beyond what is usual, by their number and by their share of the sales. */
    static List<Sign> cancelling(FraudRule rule, List<Activity> around, Set<UUID> arrived) {
        Long soon = rule.afterSeconds();
        Predicate<Activity> cancels =
                one -> !one.isAccrual() && one.points() > 0 && (soon == null || one.afterSeconds() <= soon);
        Sliding window = new Sliding(rule, arrived, cancels);
        List<Sign> signs = new ArrayList<>();
        for (Activity one : around) {
            window.add(one);
            long measured = window.count();
            if (cancels.test(one) && measured > rule.most() && window.isNewAndReachesShare()) {
                signs.add(new Sign(rule, one, measured, rule.most()));
            }
        }
        return signs;
    }

    /** Receipts that came to a card later than is usual. */
    static List<Sign> late(FraudRule rule, List<Activity> arrived) {
        long usual = Objects.requireNonNull(rule.afterSeconds());
        return arrived.stream()
                .filter(one -> one.kind() == Kind.CLAIM
                        || (one.kind() == Kind.SALE && FraudRule.isOn(rule.alsoRecordedLate())))
                .filter(one -> one.afterSeconds() > usual)
                .filter(one -> rule.tender() == null
                        || one.tender() == null
                        || rule.tender().equals(one.tender()))
                .map(one -> new Sign(rule, one, one.afterSeconds() / 60, usual / 60))
                .toList();
    }

    /** @param ofDay sales of one staff member's cards at the partner's stores on one business day, in the order of time */
    static List<Sign> staff(FraudRule rule, List<Activity> ofDay, Set<UUID> arrived) {
        List<Sign> signs = new ArrayList<>();
        boolean seen = false;
        for (int i = 0; i < ofDay.size(); i++) {
            seen |= arrived.contains(ofDay.get(i).sourceId());
            if (seen && i + 1 > rule.most()) {
                signs.add(new Sign(rule, ofDay.get(i), i + 1L, rule.most()));
            }
        }
        return signs;
    }

    /** What is within the window that ends with the one added last. */
    private static final class Sliding {

        private final FraudRule rule;
        private final Set<UUID> arrived;
        private final Predicate<Activity> counts;
        private final Deque<Activity> within = new ArrayDeque<>();
        private long count;
        private long points;
        private long sales;
        private long fresh;

        Sliding(FraudRule rule, Set<UUID> arrived, Predicate<Activity> counts) {
            this.rule = rule;
            this.arrived = arrived;
            this.counts = counts;
        }

        void add(Activity one) {
            within.addLast(one);
            tally(one, 1);
            Instant since = one.at().minusSeconds(rule.windowSeconds());
            while (!within.getFirst().at().isAfter(since)) {
                tally(within.removeFirst(), -1);
            }
        }

        private void tally(Activity one, int sign) {
            if (counts.test(one)) {
                count += sign;
                points += sign * one.points();
            }
            sales += one.isAccrual() ? sign : 0;
            fresh += arrived.contains(one.sourceId()) ? sign : 0;
        }

        long count() {
            return count;
        }

        long points() {
            return points;
        }

        boolean isNew() {
            return fresh > 0;
        }

        boolean isNewAndReachesShare() {
            Integer percent = rule.sharePercent();
            return isNew() && (percent == null || count * 100 >= percent * sales);
        }
    }
}
