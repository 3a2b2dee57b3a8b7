package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What could be taken from lots, in their given order.
 *
 * @param uses of what was there
 * @param expired of what was there once, and had been written off
 */
record Taken(List<Lot> lots, List<LotUse> uses, List<LotUse> expired) {

    static Taken opening(List<Lot> lots) {
        return new Taken(lots, List.of(), List.of());
    }

    /**
     * For a return: of what is pending all, of what is free as much as no hold relies on.
     *
     * @param own whether it is the sale's own: then also from what was written off, for whether it came back before or
     *     after it expired, the end is the same
     */
    static Taken back(List<Lot> order, boolean own, long wanted, Predicate<Lot> isFree, long spare, Instant at) {
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long left = spare;
        long missing = wanted;
        for (Lot lot : order) {
            boolean free = isFree.test(lot);
            long limit = lot.isPending(at) ? lot.remaining() : free ? Math.min(left, lot.remaining()) : 0;
            long share = Math.min(limit, missing);
            long writtenOff = own ? Math.min(lot.expired(), missing - share) : 0;
            taken.add(lot, share, writtenOff);
            left -= free ? share : 0;
            missing -= share + writtenOff;
        }
        return taken;
    }

    static Taken from(List<Lot> order, long wanted) {
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long missing = wanted;
        for (Lot lot : order) {
            long share = Math.min(lot.remaining(), missing);
            taken.add(lot, share, 0);
            missing -= share;
        }
        return taken;
    }

    /** What has expired, except what the open holds rely on. */
    static Taken writtenOff(List<Lot> order, List<Hold> open, Instant at) {
        Map<UUID, Long> promised = promised(order, open, at);
        List<Lot> lots = new ArrayList<>();
        List<LotUse> uses = new ArrayList<>();
        for (Lot lot : order) {
            long share = lot.isAlive(at) ? 0 : lot.remaining() - promised.getOrDefault(lot.id(), 0L);
            if (share > 0) {
                lots.add(lot.writtenOff(share));
                uses.addAll(lot.uses(share));
            }
        }
        return new Taken(lots, uses, List.of());
    }

    /** Of what never could be spent all, of what is on review as much as no hold relies on. */
    static Taken withdrawn(List<Lot> waiting, long spare, Instant at) {
        List<Lot> lots = new ArrayList<>();
        List<LotUse> uses = new ArrayList<>();
        long left = spare;
        for (Lot lot : waiting) {
            long share = lot.isPending(at) ? lot.remaining() : Math.min(left, lot.remaining());
            if (share > 0) {
                lots.add(lot.writtenOff(share));
                uses.addAll(lot.uses(share));
                left -= lot.isPending(at) ? 0 : share;
            }
        }
        return new Taken(lots, uses, List.of());
    }

    /** What each hold would spend if it was captured now: lots that lived when it was made, first to expire first. */
    static Map<UUID, Long> promised(List<Lot> order, List<Hold> open, Instant at) {
        Map<UUID, Long> promised = new HashMap<>();
        List<Lot> inPromisedOrder = order.stream().sorted(Lot.PROMISED_ORDER).toList();
        List<Hold> oldestFirst = open.stream()
                .filter(Hold::isOpen)
                .sorted(Comparator.comparing(Hold::authorisedAt))
                .toList();
        for (Hold hold : oldestFirst) {
            long missing = hold.points();
            for (Lot lot : inPromisedOrder) {
                long free = lot.remaining() - promised.getOrDefault(lot.id(), 0L);
                boolean pays = !lot.isPending(at) && lot.isAlive(hold.authorisedAt());
                long share = pays ? Math.min(free, missing) : 0;
                promised.merge(lot.id(), share, Long::sum);
                missing -= share;
            }
        }
        return promised;
    }

    /**
     * Puts points back into the lots that they came from, those that expire last first. What the member owes is taken
     * from the same ones, so that any split comes to the same as all at once.
     *
     * @param spent what had been taken
     * @param before so many of them were put back earlier
     * @param owed so many of them do not stay, unless they are others' and were drawn
     */
    static Taken putBack(List<Lot> all, List<LotUse> spent, long before, long points, long owed) {
        Map<UUID, Long> uses =
                spent.stream().collect(Collectors.groupingBy(LotUse::lotId, Collectors.summingLong(LotUse::points)));
        // In an order that stays the same, however often some of it comes back and whatever is put off in between.
        List<Lot> lastFirst = all.stream()
                .filter(lot -> uses.containsKey(lot.id()))
                .sorted(Lot.FIRST_ORDER.reversed())
                .toList();
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>(), List.of());
        long skipped = before;
        long missing = points;
        long repaying = owed;
        for (Lot lot : lastFirst) {
            long used = uses.getOrDefault(lot.id(), 0L);
            long passed = Math.min(used, skipped);
            long back = Math.min(used - passed, missing);
            long repaid = lot.isDrawn() ? 0 : Math.min(back, repaying);
            taken.putBack(lot, back, repaid);
            skipped -= passed;
            missing -= back;
            repaying -= repaid;
        }
        return taken;
    }

    /** Two uses where some of it goes on: what came back is one thing, what paid a debt another. */
    private void putBack(Lot lot, long back, long repaid) {
        if (back > 0) {
            uses.addAll(lot.uses(-back));
            lots.add(lot.less(repaid - back));
        }
        if (repaid > 0) {
            uses.addAll(lot.less(-back).uses(repaid));
        }
    }

    /** Of what was taken, and not what came back, so many: who had paid for them. */
    List<Part> firstUsed(long points) {
        List<Part> parts = new ArrayList<>();
        long missing = points;
        for (LotUse use : uses) {
            long share = Math.min(Math.max(use.points(), 0), missing);
            if (share > 0) {
                parts.add(new Part(use.funderId(), share));
            }
            missing -= share;
        }
        return parts;
    }

    /** Each lot goes back to whoever funded it, also where it was written off as expired. */
    List<Posting> toFunders() {
        List<Posting> postings = new ArrayList<>(posted(Account.FUNDER, uses, 1));
        postings.addAll(posted(Account.BREAKAGE, expired, -1));
        postings.addAll(posted(Account.FUNDER, expired, 1));
        return postings;
    }

    List<Posting> toBreakage() {
        return posted(Account.BREAKAGE, uses, 1);
    }

    private static List<Posting> posted(Account account, List<LotUse> uses, int sign) {
        return uses.stream()
                .map(use -> new Posting(account, use.funderId(), sign * use.points()))
                .toList();
    }

    /** Lots that are new: of all others something was taken, or came back. */
    List<Lot> opened() {
        return uses.isEmpty() && expired.isEmpty() ? lots : List.of();
    }

    long points() {
        return sum(uses);
    }

    long writtenOff() {
        return sum(expired);
    }

    private void add(Lot lot, long share, long writtenOff) {
        if (share > 0) {
            uses.addAll(lot.uses(share));
        }
        if (writtenOff > 0) {
            expired.addAll(lot.usesOfExpired(writtenOff));
        }
        if (share + writtenOff > 0) {
            lots.add(lot.less(share).returned(writtenOff));
        }
    }

    private static long sum(List<LotUse> uses) {
        return uses.stream().mapToLong(LotUse::points).sum();
    }
}
