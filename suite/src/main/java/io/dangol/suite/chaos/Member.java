package io.dangol.suite.chaos;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A member as the tills know one: the card that is good now, and the points by what they were told. */
final class Member {

    private final String firstCard;
    private final AtomicLong points = new AtomicLong();
    private final AtomicBoolean registered = new AtomicBoolean();
    private volatile String card;

    Member(String card) {
        this.firstCard = card;
        this.card = card;
    }

    String card() {
        return card;
    }

    /** Names the member for ever, as another system would. */
    String firstCard() {
        return firstCard;
    }

    void replaceCard(String by) {
        card = by;
    }

    long points() {
        return points.get();
    }

    void add(long more) {
        points.addAndGet(more);
    }

    boolean isRegistered() {
        return registered.get();
    }

    /** Whether nobody else has registered the holder yet. */
    boolean register() {
        return registered.compareAndSet(false, true);
    }
}
