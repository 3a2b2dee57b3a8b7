package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * Points set aside for a purchase that is not finished. A hold ends exactly once: captured or released.
 *
 * @param captured how many of them were spent in the end
 */
public record Hold(UUID id, long points, long captured, Instant authorisedAt, Instant expiresAt, Status status) {

    /** Where it stands. */
    public enum Status {
        OPEN,
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    public Hold ended(Status how, long spent) {
        return new Hold(id, points, spent, authorisedAt, expiresAt, how);
    }
}
