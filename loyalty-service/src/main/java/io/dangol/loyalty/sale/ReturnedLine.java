package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleApi.ReturnedPart;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a line of a sale, as it is kept.
 *
 * @param lineNumber from 1
 * @param amount in minor units
 */
record ReturnedLine(Integer lineNumber, @Nullable BigDecimal quantity, Long amount) {

    ReturnedLine {
        quantity = SaleApi.plain(quantity);
    }

    ReturnedPart asked() {
        return new ReturnedPart(lineNumber, quantity, amount);
    }
}
