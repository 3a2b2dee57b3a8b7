package io.dangol.loyalty.coalitionfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the lines of a file agree with a sale. No order of the lines makes a difference but to which of two equal ones counts. */
final class Matching {

    /**
     * The sale of a receipt.
     *
     * @param token of the coalition's card; null where none was shown
     */
    record Ours(
            UUID saleId,
            UUID partnerId,
            long amount,
            @Nullable String token) {}

    /** What became of a line. */
    record Matched(FileLine line, Outcome outcome, @Nullable Ours ours) {}

    private Matching() {}

    /**
     * The line that agrees best counts, all others are duplicates.
     *
     * @param ofOneReceipt at least one line
     * @param ours null where we have no such sale
     */
    static List<Matched> of(List<FileLine> ofOneReceipt, @Nullable Ours ours, long tolerance) {
        List<FileLine> ordered = new ArrayList<>(ofOneReceipt);
        ordered.sort(Comparator.comparing((FileLine line) -> outcome(line, ours, tolerance))
                .thenComparing(line -> difference(line, ours))
                .thenComparing(FileLine::amount)
                .thenComparing(FileLine::points)
                .thenComparing(FileLine::fee)
                .thenComparing(FileLine::token, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(FileLine::soldAt)
                .thenComparing(FileLine::number));
        List<Matched> matched = new ArrayList<>();
        for (FileLine line : ordered) {
            matched.add(
                    new Matched(line, matched.isEmpty() ? outcome(line, ours, tolerance) : Outcome.DUPLICATE, ours));
        }
        return matched;
    }

    private static Outcome outcome(FileLine line, @Nullable Ours ours, long tolerance) {
        if (ours == null) {
            return Outcome.ONLY_IN_FILE;
        }
        if (ours.token() == null) {
            return Outcome.CARD_NOT_SHOWN;
        }
        if (line.token() != null && !line.token().equals(ours.token())) {
            return Outcome.WRONG_CARD;
        }
        return difference(line, ours) > tolerance ? Outcome.AMOUNT_DIFFERS : Outcome.MATCHED;
    }

    private static long difference(FileLine line, @Nullable Ours ours) {
        return ours == null ? 0 : Math.absExact(Math.subtractExact(line.amount(), ours.amount()));
    }
}
