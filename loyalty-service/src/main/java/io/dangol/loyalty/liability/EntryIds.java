package io.dangol.loyalty.liability;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifiers tell their time (UUID version 7), so what happened in a period is found by the index of the identifiers.
 * They are made after the moment of which they are; by how much depends on who was waited for.
 */
public final class EntryIds {

    /** Nobody waits that long, and no clock that is looked after steps that far. */
    private static final Duration SLACK = Duration.ofDays(1);

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EntryIds() {}

    /** None that was made of this moment or later is smaller. */
    public static UUID notAfter(Instant moment) {
        return at(moment.minus(SLACK));
    }

    /** None that was made of an earlier moment is greater. */
    public static UUID notBefore(Instant moment) {
        return at(moment.plus(SLACK));
    }

    /** The smallest that can be made then. */
    static UUID at(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << 16 | VERSION, VARIANT);
    }
}
