package io.dangol.loyalty.referral;

import io.dangol.loyalty.ledger.Funding;
import java.time.Instant;
import java.util.UUID;

/**
 * Points that a referral gave to one of the two.
 *
 * @param id the source that its entries and its lot name
 * @param saleId the sale that qualified
 */
record Award(
        UUID id,
        UUID referralId,
        Side side,
        UUID saleId,
        long points,
        Funding funding,
        Instant awardedAt,
        Instant availableFrom) {

    /** Who gets them. */
    enum Side {
        REFERRER,
        REFERRED
    }
}
