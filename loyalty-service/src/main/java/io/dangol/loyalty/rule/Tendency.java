package io.dangol.loyalty.rule;

/**
 * Of a part of a condition.
 *
 * @param mayFail whether its evaluation can fail for some lines and not for others
 */
record Tendency(Trend trend, Shape shape, boolean mayFail) {

    /** What it is made of, where that matters. */
    enum Shape {
        PLAIN,
        /** The sale: its total falls. */
        SALE,
        /** A line of what is left: its amount and quantity fall. */
        LINE,
        /** A list of such lines. */
        LINES
    }

    static final Tendency FIXED = of(Trend.FIXED);
    static final Tendency UNKNOWN = of(Trend.UNKNOWN);
    static final Tendency SALE = new Tendency(Trend.UNKNOWN, Shape.SALE, false);
    static final Tendency LINE = new Tendency(Trend.UNKNOWN, Shape.LINE, false);
    static final Tendency LINES = new Tendency(Trend.FALLS, Shape.LINES, false);

    static Tendency of(Trend trend) {
        return new Tendency(trend, Shape.PLAIN, false);
    }

    Tendency failing(boolean also) {
        return new Tendency(trend, shape, mayFail || also);
    }

    /** One of a list. */
    Tendency element() {
        return shape == Shape.LINES ? LINE : FIXED;
    }

    Tendency field(String name) {
        return switch (shape) {
            case SALE -> name.equals("total") ? of(Trend.FALLS) : FIXED;
            case LINE -> name.equals("amount") || name.equals("quantity") ? of(Trend.FALLS) : FIXED;
            case PLAIN, LINES -> this;
        };
    }
}
