package io.dangol.loyalty.funding;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner may give, in points. They are used when members get them, and free again when a return brings them back
 * or they expire; a redemption changes nothing, it only tells whose goods they became.
 *
 * @param creditLine so many before it pays; null: without limit
 * @param paid packs and payments together: a pack is a payment that came first
 * @param used given at its cost since the account was opened, without those that wait
 * @param waiting given at its cost, and not covered
 */
record FundingAccount(
        UUID partnerId,
        @Nullable Long creditLine,
        long paid,
        long used,
        long waiting,
        Instant openedAt,
        Instant changedAt) {

    /** Given and not paid; below zero: so many are paid ahead. */
    long exposure() {
        return sum(used, -paid);
    }

    boolean covers(long points) {
        return creditLine == null || sum(exposure(), points) <= creditLine;
    }

    /** Nobody overtakes those who wait. */
    boolean takes(long points) {
        return points == 0 || (waiting == 0 && covers(points));
    }

    FundingAccount using(long points) {
        return with(creditLine, paid, sum(used, points), waiting);
    }

    FundingAccount keepingWaiting(long points) {
        return with(creditLine, paid, used, sum(waiting, points));
    }

    FundingAccount paying(long points) {
        return with(creditLine, sum(paid, points), used, waiting);
    }

    FundingAccount upTo(@Nullable Long line) {
        return with(line, paid, used, waiting);
    }

    FundingAccount changed(Instant at) {
        return new FundingAccount(partnerId, creditLine, paid, used, waiting, openedAt, at);
    }

    /** @throws AmountTooLarge if it is more than 63 bits hold */
    private static long sum(long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    private FundingAccount with(@Nullable Long line, long nowPaid, long nowUsed, long nowWaiting) {
        return new FundingAccount(partnerId, line, nowPaid, nowUsed, nowWaiting, openedAt, changedAt);
    }
}
