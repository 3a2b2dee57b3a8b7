package io.dangol.suite.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** One line of the file, as it stands there. */
public record InvoiceLine(
        String invoiceNo,
        String stockCode,
        String description,
        int quantity,
        LocalDateTime at,
        BigDecimal unitPrice,
        @Nullable String customerId,
        String country) {

    boolean cancels() {
        return invoiceNo.startsWith("C");
    }

    boolean isFree() {
        return unitPrice.signum() == 0;
    }

    /** Signed, in pennies: the third decimal of a price is rounded half-even once per line, not once per piece. */
    long amountInPennies() {
        return unitPrice
                .multiply(BigDecimal.valueOf(quantity))
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Absent when the price is not a whole number of pennies: a rounded one would no longer multiply to the amount. */
    @Nullable Long unitPriceInPennies() {
        BigDecimal pennies = unitPrice.movePointRight(2);
        return pennies.stripTrailingZeros().scale() <= 0 ? pennies.longValueExact() : null;
    }
}
