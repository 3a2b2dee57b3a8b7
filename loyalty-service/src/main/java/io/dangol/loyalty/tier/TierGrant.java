package io.dangol.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A tier that was given to a member for a time, whatever it bought. */
record TierGrant(
        UUID id,
        UUID memberId,
        String tier,
        LocalDate since,
        LocalDate until,
        Reason reason,
        String reference,
        Instant grantedAt) {

    /** Why. Not a free text: that would be about somebody. */
    enum Reason {
        /** The member had it in the system before. */
        MIGRATION,
        /** The member has the like of it elsewhere. */
        STATUS_MATCH,
        GOODWILL,
        CORRECTION
    }
}
