package io.dangol.platform.eventlog;

/**
 * A topic that a service owns. A compacted one keeps the last event of each key for ever: state that others start from.
 *
 * @param name without the installation's prefix, such as {@code dangol.loyalty.sale}
 */
public record Topic(String name, int partitions, boolean compacted) {

    public static Topic ofEvents(String name, int partitions) {
        return new Topic(name, partitions, false);
    }

    public static Topic ofState(String name) {
        return new Topic(name, 1, true);
    }
}
