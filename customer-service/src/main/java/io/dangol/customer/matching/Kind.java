package io.dangol.customer.matching;

import static io.dangol.customer.matching.Level.ALIKE;
import static io.dangol.customer.matching.Level.DIFFERENT;
import static io.dangol.customer.matching.Level.ELSEWHERE;
import static io.dangol.customer.matching.Level.EXACT;
import static io.dangol.customer.matching.Level.NEAR;
import static io.dangol.customer.matching.Level.SHARED;
import static io.dangol.customer.matching.Level.SOUND;
import static io.dangol.customer.matching.Level.SWAPPED;

/** What a field holds, and with it how it is written in one way and how two values of it are compared. */
enum Kind {
    FAMILY_NAME(true, EXACT, SOUND, NEAR, ELSEWHERE, ALIKE, DIFFERENT),
    GIVEN_NAME(true, EXACT, SOUND, NEAR, ELSEWHERE, ALIKE, DIFFERENT),
    /** An address, a town. */
    TEXT(true, EXACT, NEAR, ELSEWHERE, ALIKE, DIFFERENT),
    /** A number or code that people type: a postcode, a house's number. */
    CODE(true, EXACT, NEAR, ELSEWHERE, DIFFERENT),
    DATE(false, EXACT, SWAPPED, NEAR, ALIKE, DIFFERENT),
    PHONE(false, EXACT, SHARED, NEAR, DIFFERENT),
    EMAIL(false, EXACT, SHARED, NEAR, ALIKE, DIFFERENT),
    /** What a machine has given to one person only, and that person only one of it. */
    IDENTIFIER(false, EXACT, DIFFERENT);

    private final boolean someAreFrequent;
    /** A bit for each. */
    private final int levels;

    Kind(boolean someAreFrequent, Level... levels) {
        this.someAreFrequent = someAreFrequent;
        int known = 0;
        for (Level level : levels) {
            known |= 1 << level.index();
        }
        this.levels = known;
    }

    /** Whether it matters which value two profiles share: many are called Kim, few Namgung. */
    boolean someAreFrequent() {
        return someAreFrequent;
    }

    boolean isName() {
        return this == FAMILY_NAME || this == GIVEN_NAME;
    }

    boolean knows(Level level) {
        return (levels & 1 << level.index()) != 0;
    }
}
