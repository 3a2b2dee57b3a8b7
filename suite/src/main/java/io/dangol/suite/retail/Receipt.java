package io.dangol.suite.retail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a till posts for one invoice: a sale, or a return that names no sale. Amounts are positive pennies in both. */
public record Receipt(
        Kind kind,
        String number,
        Country country,
        Instant at,
        @Nullable String cardNumber,
        List<Line> lines) {

    public Receipt {
        if (number.isBlank() || lines.isEmpty()) {
            throw new IllegalArgumentException("A receipt has a number and lines");
        }
        lines = List.copyOf(lines);
    }

    public long totalInPennies() {
        return lines.stream().mapToLong(Line::amountInPennies).reduce(0, Math::addExact);
    }

    /** What the receipt adds to net sales. */
    public long netInPennies() {
        return kind == Kind.SALE ? totalInPennies() : -totalInPennies();
    }

    public boolean isAnonymous() {
        return cardNumber == null;
    }

    public enum Kind {
        SALE,
        RETURN
    }

    /** One line; {@code description} is empty where the file has none. */
    public record Line(
            String sku,
            String description,
            long quantity,
            @Nullable Long unitPriceInPennies,
            long amountInPennies) {

        public Line {
            if (quantity <= 0 || amountInPennies < 0) {
                throw new IllegalArgumentException("A line has a positive quantity and no negative amount: " + sku);
            }
        }
    }
}
