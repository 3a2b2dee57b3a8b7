package io.dangol.platform.inbox;

/**
 * What a replica has taken in since it started.
 *
 * @param consumed events that took effect
 * @param waiting events known to lie in Kafka that were not taken in yet
 * @param lagMs age of the last event when it took effect, milliseconds; 0 when nothing waits
 */
public record InboxProgress(long consumed, long waiting, long lagMs) {

    static final InboxProgress NONE = new InboxProgress(0, 0, 0);

    InboxProgress plus(InboxProgress other) {
        return new InboxProgress(consumed + other.consumed, waiting + other.waiting, Math.max(lagMs, other.lagMs));
    }
}
