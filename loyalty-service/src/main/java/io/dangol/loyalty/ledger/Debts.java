package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import io.dangol.loyalty.ledger.Posting.Account;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** What a member owes, and to whom: points that a return took back and that were spent before. Oldest first. */
public record Debts(List<Debt> list) {

    public static final Debts NONE = new Debts(List.of());

    /**
     * The creditor where no sale was named: nobody is known to have paid for what was spent. What repays such a debt is
     * funded by nobody, so that a return made up for a stranger's card brings no partner any money.
     */
    public static final UUID NOBODY = new UUID(0, 0);

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

    long to(UUID creditorId) {
        return list.stream()
                .filter(debt -> debt.creditorId().equals(creditorId))
                .mapToLong(Debt::points)
                .sum();
    }

    /** @throws AmountTooLarge if they are more than 63 bits hold */
    Debts changed(List<Debt> changes) {
        List<Debt> after = new ArrayList<>(list);
        for (Debt change : changes) {
            if (change.points() > 0) {
                add(after, change);
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

    private static void add(List<Debt> debts, Debt change) {
        Debt last = debts.isEmpty() ? null : debts.get(debts.size() - 1);
        if (last != null && last.creditorId().equals(change.creditorId())) {
            debts.set(debts.size() - 1, new Debt(last.creditorId(), LedgerRefusal.sum(last.points(), change.points())));
        } else {
            debts.add(change);
        }
    }

    /**
     * What makes those who fund a repayment pay nothing for what goes to nobody.
     *
     * @param paidBy who funds so many points of it
     */
    static List<Posting> forNobody(List<Debt> changes, LongFunction<List<Part>> paidBy) {
        long points = -changes.stream()
                .filter(change -> change.creditorId().equals(NOBODY))
                .mapToLong(Debt::points)
                .sum();
        List<Posting> postings = new ArrayList<>();
        if (points > 0) {
            postings.add(new Posting(Account.FUNDER, NOBODY, -points));
            paidBy.apply(points)
                    .forEach(part -> postings.add(new Posting(Account.FUNDER, part.funderId(), part.points())));
        }
        return postings;
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

    /** Of these, as many as are left, whoever incurred them: points owed to one creditor are all alike. */
    public List<Debt> leftOf(Debts earlier) {
        Map<UUID, Long> left =
                list.stream().collect(Collectors.groupingBy(Debt::creditorId, Collectors.summingLong(Debt::points)));
        List<Debt> some = new ArrayList<>();
        for (Debt debt : earlier.list()) {
            long share = Math.min(debt.points(), left.getOrDefault(debt.creditorId(), 0L));
            if (share > 0) {
                some.add(new Debt(debt.creditorId(), share));
                left.merge(debt.creditorId(), -share, Long::sum);
            }
        }
        return some;
    }

    /** Without these, taken from the newest of their creditors. */
    Debts without(List<Debt> gone) {
        Map<UUID, Long> missing =
                gone.stream().collect(Collectors.groupingBy(Debt::creditorId, Collectors.summingLong(Debt::points)));
        Debts rest = NONE;
        for (int i = list.size() - 1; i >= 0; i--) {
            Debt debt = list.get(i);
            long share = Math.min(debt.points(), missing.getOrDefault(debt.creditorId(), 0L));
            missing.merge(debt.creditorId(), -share, Long::sum);
            rest = rest.behind(new Debt(debt.creditorId(), debt.points() - share));
        }
        return rest;
    }

    private Debts behind(Debt older) {
        List<Debt> all = new ArrayList<>();
        if (older.points() > 0) {
            all.add(older);
        }
        list.forEach(debt -> add(all, debt));
        return new Debts(all);
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
