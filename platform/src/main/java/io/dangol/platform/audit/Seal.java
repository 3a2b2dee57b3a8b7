package io.dangol.platform.audit;

import io.dangol.platform.eventlog.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Closes a run of entries.
 *
 * @param number from 1, without a gap
 * @param end where the run ends
 * @param entries how many are in it
 * @param hash of the last of them
 */
record Seal(
        long number,
        Position end,
        long entries,
        String hash,
        @Nullable Instant sealedAt) {

    /** Before the first one. */
    static final Seal NONE = new Seal(0, Position.START, 0, AuditChain.START, null);
}
