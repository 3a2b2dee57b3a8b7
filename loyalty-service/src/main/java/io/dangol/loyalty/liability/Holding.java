package io.dangol.loyalty.liability;

import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Funding.Part;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that members hold: those of one day with the same end and the same funders.
 *
 * @param expires the last month in which they live; null: they never expire
 * @param offset at which place the lot begins, where several fund it
 * @param earned as many as there were; of a lot that several fund, of that lot alone
 */
record Holding(
        LocalDate earnedOn, @Nullable YearMonth expires, Funding funding, long offset, long earned, long remaining) {

    /** Whose they are: points have their place in their lot, and the first are gone first. */
    List<Part> parts() {
        return funding.between(offset + earned - remaining, offset + earned);
    }
}
