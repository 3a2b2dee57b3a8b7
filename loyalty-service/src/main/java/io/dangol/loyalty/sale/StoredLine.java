package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleApi.LineRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line as it is kept: with the category that its product had, so that a return is valued as the sale was. */
record StoredLine(
        String sku,
        @Nullable String description,
        BigDecimal quantity,
        @Nullable Long unitPrice,
        @Nullable Long discountAmount,
        long amount,
        @Nullable String category) {

    static StoredLine of(LineRequest line, @Nullable String category) {
        return new StoredLine(
                line.sku(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.discountAmount(),
                line.amount(),
                category);
    }

    LineRequest line() {
        return new LineRequest(sku, description, quantity, unitPrice, discountAmount, amount);
    }
}
