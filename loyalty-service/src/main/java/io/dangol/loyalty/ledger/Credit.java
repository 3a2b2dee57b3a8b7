package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points to be given: what becomes one lot.
 *
 * @param part which part of its source earned them, such as a bonus rule; null for the source as such
 * @param expiresAt null: never
 */
public record Credit(
        @Nullable String part,
        long points,
        Funding funding,
        Instant availableFrom,
        @Nullable Instant expiresAt) {

    /** @throws AmountTooLarge if they are more than 63 bits hold */
    public static long sum(List<Credit> credits) {
        try {
            return credits.stream().map(Credit::points).reduce(0L, Math::addExact);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }
}
