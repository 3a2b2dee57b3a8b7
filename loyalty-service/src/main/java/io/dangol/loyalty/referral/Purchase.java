package io.dangol.loyalty.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a member bought.
 *
 * @param atTill with its card, and not claimed by the receipt later
 * @param review whether its points are looked into
 * @param back what came back of it, in any order
 */
record Purchase(
        UUID saleId,
        String storeCode,
        UUID partnerId,
        Instant soldAt,
        long amount,
        boolean atTill,
        Review review,
        List<Back> back) {

    /** What somebody who looks for fraud makes of it. */
    enum Review {
        NONE,
        /** Somebody has to say. */
        OPEN,
        /** It was fraud, for good. */
        REJECTED
    }

    Purchase {
        back = List.copyOf(back);
    }

    /** When, by the return's own time. */
    record Back(Instant at, long amount) {}

    Purchase with(List<Back> returned) {
        return new Purchase(saleId, storeCode, partnerId, soldAt, amount, atTill, review, returned);
    }

    /** What had not come back by then. */
    long keptUntil(Instant end) {
        return amount
                - back.stream()
                        .filter(one -> one.at().isBefore(end))
                        .mapToLong(Back::amount)
                        .sum();
    }
}
