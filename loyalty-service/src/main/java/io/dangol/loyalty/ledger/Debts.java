package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a member owes, and to whom: points that a return took back and that were spent before. Oldest first. */
public record Debts(List<Debt> list) {

    public static final Debts NONE = new Debts(List.of());

    /**
     * A part of it, or a change.
     *
     * @param creditorId the partner that funded them
     * @param points as a change: above zero where they are owed anew, below where they are repaid
     */
    public record Debt(UUID creditorId, long points) {}

    public Debts {
        list = List.copyOf(list);
    }

    public long total() {
        return list.stream().mapToLong(Debt::points).sum();
    }

    /** @throws AmountTooLarge if they are more than 63 bits hold */
    Debts changed(List<Debt> changes) {
        List<Debt> after = new ArrayList<>(list);
        for (Debt change : changes) {
            if (change.points() > 0) {
                after.add(change);
            } else {
                reduce(after, -change.points());
            }
        }
        try {
            var unused = after.stream().map(Debt::points).reduce(0L, Math::addExact);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
        return new Debts(after);
    }

    private static void reduce(List<Debt> debts, long points) {
        long left = points;
        while (left > 0) {
            Debt oldest = debts.remove(0);
            if (oldest.points() > left) {
                debts.add(0, new Debt(oldest.creditorId(), oldest.points() - left));
            }
            left -= Math.min(left, oldest.points());
        }
    }

    /** What repaying so many would change, the oldest first. */
    List<Debt> repaying(long points) {
        List<Debt> changes = new ArrayList<>();
        long left = points;
        for (Debt debt : list) {
            long share = Math.min(left, debt.points());
            if (share > 0) {
                changes.add(new Debt(debt.creditorId(), -share));
            }
            left -= share;
        }
        return changes;
    }

    /** As it is kept. */
    public String text() {
        return list.stream()
                .map(debt -> debt.creditorId() + ":" + debt.points())
                .collect(Collectors.joining(","));
    }

    public static Debts parse(String text) {
        return text.isEmpty()
                ? NONE
                : new Debts(Arrays.stream(text.split(",", -1)).map(Debts::debt).toList());
    }

    private static Debt debt(String text) {
        int colon = text.indexOf(':');
        return new Debt(UUID.fromString(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }
}
