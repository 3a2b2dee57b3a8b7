package io.dangol.loyalty.ledger;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that a return takes back.
 *
 * @param saleId the sale that earned them; null where nobody knows
 * @param part the part of the sale, as in {@link Credit}
 * @param funding whose they are: what is no longer in the sale's own lots is taken elsewhere, or owed, for them
 * @param before the place among the part's points at which it begins: behind those that were taken back earlier
 * @param points earned(before) − earned(after) the return
 */
public record Claim(@Nullable UUID saleId, @Nullable String part, Funding funding, long before, long points) {

    /** Without those that its own lots gave. */
    Claim less(long taken) {
        return new Claim(saleId, part, funding, before, points - taken);
    }

    /** Behind those that others gave. */
    Claim after(long taken) {
        return new Claim(saleId, part, funding, before + taken, points - taken);
    }

    boolean isOn(Lot lot) {
        return lot.sourceId().equals(saleId) && Objects.equals(lot.part(), part);
    }
}
