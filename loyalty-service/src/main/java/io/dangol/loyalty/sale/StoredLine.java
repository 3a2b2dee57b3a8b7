package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.catalog.Kind;
import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.EarnRule;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line as it is kept: with the category and brand that its product had, so that a return is valued as the sale was. */
record StoredLine(
        String sku,
        @Nullable String description,
        BigDecimal quantity,
        @Nullable Long unitPrice,
        @Nullable Long discountAmount,
        long amount,
        @Nullable String category,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String brand) {

    static StoredLine of(LineRequest line, Kind kind) {
        return new StoredLine(
                line.sku(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.discountAmount(),
                line.amount(),
                kind.category(),
                kind.brand());
    }

    EarnRule.Line baseLine() {
        return new EarnRule.Line(amount, category);
    }

    Item item() {
        return new Item(sku, category, brand, quantity, amount);
    }

    LineRequest line() {
        return new LineRequest(sku, description, quantity, unitPrice, discountAmount, amount);
    }
}
