package io.dangol.loyalty.budget;

/**
 * Points that may be given.
 *
 * @param points at most
 * @param used given, and not come back; never more
 * @param told of which share others were told: 0, {@link #WARNED} or {@link #ALL} percent
 */
public record Budget(long points, long used, int told) {

    public static final int WARNED = 80;
    public static final int ALL = 100;

    /** What is left where {@link #WARNED} percent are used. */
    private static final int FIFTH = 5;

    public Budget {
        if (used < 0 || used > points) {
            throw new IllegalArgumentException("A budget of " + points + " cannot have given " + used);
        }
    }

    public long left() {
        return points - used;
    }

    /** @throws IllegalArgumentException if less is left */
    public Budget less(long taken) {
        return new Budget(points, used + taken, told);
    }

    /** With what came back; never more than there was. */
    public Budget plus(long back) {
        return new Budget(points, Math.max(used - back, 0), told);
    }

    /** As it stands once others were told. */
    public Budget afterTelling() {
        return new Budget(points, used, Math.max(told, reached()));
    }

    /** What there is to tell: of each share once, however often it is reached. */
    public boolean isNews() {
        return reached() > told;
    }

    public int reached() {
        if (used == points) {
            return ALL;
        }
        return points - used <= points / FIFTH ? WARNED : 0;
    }
}
