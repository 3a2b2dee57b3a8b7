package io.dangol.customer.matching;

import java.util.Set;

/** How far two values of one field agree; the first that fits, in this order. */
public enum Level {
    EXACT(0),
    /** Equal, but many share it: a company's number, a role's mailbox. */
    SHARED(1),
    /** Other letters, the same sound: 김, Kim and Gim. */
    SOUND(2),
    /** Day and month changed places. */
    SWAPPED(3),
    /** A slip of the pen. */
    NEAR(4),
    /** It stands in another field of the other profile: given and family name changed places. */
    ELSEWHERE(5),
    /** Something in common. */
    ALIKE(6),
    DIFFERENT(7),
    /** At least one of them does not say: no evidence, neither for nor against. */
    UNKNOWN(8);

    /** What does not count as agreement where something must agree. */
    static final Set<Level> NO_AGREEMENT = Set.of(SHARED, ALIKE, DIFFERENT, UNKNOWN);

    static final int COUNT = values().length;

    private final int index;

    Level(int index) {
        this.index = index;
    }

    /** Where tables keep its number: from zero, below {@link #COUNT}. */
    int index() {
        return index;
    }
}
