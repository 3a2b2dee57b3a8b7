package io.dangol.loyalty.merge;

import io.dangol.loyalty.ledger.Debts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two members that were found to be one person.
 *
 * @param absorbedId whose cards use the survivor's account from then on
 * @param clientId who merged them: with the reference it names the merge for ever
 * @param moved what came to the survivor
 * @param reversal null as long as they are one
 */
record Merge(
        UUID id,
        UUID programId,
        UUID survivorId,
        UUID absorbedId,
        Reason reason,
        String reference,
        String clientId,
        Moved moved,
        Instant mergedAt,
        @Nullable Reversal reversal) {

    /** Why. Not a free text: that would be about somebody. */
    enum Reason {
        SAME_PERSON,
        LOST_CARD,
        CUSTOMERS_MERGED,
        OTHER
    }

    /** Where it stands. */
    enum Status {
        MERGED,
        REVERSED
    }

    /**
     * What moved.
     *
     * @param lots how many, also those that hold nothing any more
     * @param points what they held
     * @param debts what was owed, and to whom
     * @param held what open holds had set aside
     */
    record Moved(int lots, long points, Debts debts, long held) {}

    /**
     * They are two again.
     *
     * @param lots how many went to the absorbed member, also those that its cards earned since
     * @param points what they held
     * @param owed what went with them of its debts
     * @param used what is not there any more of the points that had moved: spent, returned or expired since
     */
    record Reversal(Instant at, String clientId, int lots, long points, long owed, long used) {}

    Merge reversed(Reversal how) {
        return new Merge(id, programId, survivorId, absorbedId, reason, reference, clientId, moved, mergedAt, how);
    }

    Status status() {
        return reversal == null ? Status.MERGED : Status.REVERSED;
    }

    /** Whether the same was asked for; client and reference are taken to be the same. */
    boolean isOf(UUID survivor, UUID absorbed, Reason why) {
        return survivorId.equals(survivor) && absorbedId.equals(absorbed) && reason == why;
    }
}
