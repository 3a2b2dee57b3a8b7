package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.List;
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

    /** Of these claims, what is not there to be taken, claim by claim. */
    public static List<Claim> missing(MemberAccount account, List<Claim> claims, Instant at) {
        return Clawback.of(
                        account.lots(),
                        claims,
                        NegativePolicy.CLAMP,
                        account.state().held(),
                        at)
                .missing();
    }

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
