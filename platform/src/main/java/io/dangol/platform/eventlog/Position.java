package io.dangol.platform.eventlog;

import java.util.Comparator;

/**
 * Where an event stands in its source's log. Ordered by (epoch, transaction, id): transactions that are still open are
 * never passed over, since the relay reads below the oldest of them.
 *
 * @param xid PostgreSQL's 64-bit transaction id
 */
public record Position(int epoch, long xid, long id) implements Comparable<Position> {

    public static final Position START = new Position(0, 0, 0);

    private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::epoch)
            .thenComparing(Position::xid, Long::compareUnsigned)
            .thenComparingLong(Position::id);

    public static Position parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a position: " + text);
        }
        return new Position(Integer.parseInt(parts[0]), Long.parseUnsignedLong(parts[1]), Long.parseLong(parts[2]));
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "." + Long.toUnsignedString(xid) + "." + id;
    }
}
