package io.dangol.loyalty.rule;

/** What becomes of a value while goods of a sale come back, whichever first: of a number, a truth, or a list. */
enum Trend {
    /** Nothing: no return changes it. */
    FIXED,
    /** It only falls: smaller, shorter, from true to false. */
    FALLS,
    /** It only rises: from false to true. */
    RISES,
    /** Where it held of the sale as it was sold, it ends once and for all. */
    ENDS,
    /** It may end and begin again. */
    UNKNOWN;

    /** Both hold; also one of two, where no return changes which. */
    Trend and(Trend other) {
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        if (this == FIXED) {
            return other;
        }
        return other == FIXED || other == this ? this : ENDS;
    }

    /** Either holds: what did not hold of the sale may hold of less, beside one that did. */
    Trend or(Trend other) {
        if (this == FIXED || other == FIXED) {
            return and(other);
        }
        return this == other && this != ENDS ? this : UNKNOWN;
    }

    Trend not() {
        return switch (this) {
            case FIXED -> FIXED;
            case FALLS -> RISES;
            case RISES -> FALLS;
            case ENDS, UNKNOWN -> UNKNOWN;
        };
    }

    /** This is more than another. */
    Trend above(Trend other) {
        if (this == FIXED && other == FALLS) {
            return RISES;
        }
        return (this == FIXED || this == FALLS) && other == FIXED ? this : UNKNOWN;
    }

    /** This is the other: what fell below it does not come up to it again. */
    Trend same(Trend other) {
        if (this == FIXED && other == FIXED) {
            return FIXED;
        }
        return (this == FIXED && other == FALLS) || (this == FALLS && other == FIXED) ? ENDS : UNKNOWN;
    }

    boolean isKnown() {
        return this != UNKNOWN;
    }

    /** Whether less never has it where more has not. */
    boolean onlyFalls() {
        return this == FIXED || this == FALLS;
    }
}
