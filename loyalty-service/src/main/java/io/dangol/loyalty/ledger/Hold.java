package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.LedgerRefusal.HoldEnded;
import java.time.Instant;
import java.util.UUID;

/**
 * Points set aside for a purchase that is not finished. A hold ends exactly once: captured or released.
 *
 * @param captured how many of them were spent in the end
 * @param voided how many of those were given back since
 */
public record Hold(
        UUID id, long points, long captured, long voided, Instant authorisedAt, Instant expiresAt, Status status) {

    /** Where it stands. */
    public enum Status {
        OPEN,
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    public static Hold opened(UUID id, long points, Instant authorisedAt, Instant expiresAt) {
        return new Hold(id, points, 0, 0, authorisedAt, expiresAt, Status.OPEN);
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new HoldEnded(status);
        }
    }

    public Hold ended(Status how, long spent) {
        return new Hold(id, points, spent, 0, authorisedAt, expiresAt, how);
    }

    /** What was spent and has not been given back. */
    public long spent() {
        return captured - voided;
    }

    public Hold voiding(long back) {
        return new Hold(id, points, captured, voided + back, authorisedAt, expiresAt, status);
    }
}
