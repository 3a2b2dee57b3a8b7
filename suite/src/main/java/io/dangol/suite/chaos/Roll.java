package io.dangol.suite.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the tills wrote down in one round: what they asked for, and what they were told. */
final class Roll {

    /** What a till was told of a receipt. */
    enum Fate {
        RECORDED,
        REFUSED,
        /** It got no answer and did not ask again. */
        UNKNOWN
    }

    /** A table in which receipts end, and what is counted there. */
    enum Kind {
        SALE("sale", "points_earned"),
        RETURN("sale_return", "points_returned");

        private final String table;
        private final String points;

        Kind(String table, String points) {
            this.table = table;
            this.points = points;
        }

        String table() {
            return table;
        }

        String points() {
            return points;
        }
    }

    /**
     * A sale or a return.
     *
     * @param member null where nobody showed a card
     * @param points earned or taken back by the oracle's own reckoning
     */
    record Paper(Kind kind, String receipt, @Nullable Member member, long amount, long points, Fate fate) {}

    /** Points that were held, and how many of them were spent. */
    record Spending(String reference, long held, long captured) {}

    private final Queue<Paper> papers = new ConcurrentLinkedQueue<>();
    private final Queue<Spending> spendings = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger steps = new AtomicInteger();

    void add(Paper paper) {
        papers.add(paper);
        Member member = paper.member();
        if (member != null && paper.fate() == Fate.RECORDED) {
            member.add(paper.kind() == Kind.SALE ? paper.points() : -paper.points());
        }
        if (paper.fate() != Fate.UNKNOWN) {
            step();
        }
    }

    void add(Spending spending, Member member) {
        spendings.add(spending);
        member.add(-spending.captured());
        step();
    }

    /** What should not have been said to a till. */
    void surprise(String what) {
        surprises.add(what);
    }

    void step() {
        steps.incrementAndGet();
    }

    /** How much the tills have done, as far as they were answered. */
    int steps() {
        return steps.get();
    }

    Collection<Paper> papers() {
        return List.copyOf(papers);
    }

    Collection<Spending> spendings() {
        return List.copyOf(spendings);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }
}
