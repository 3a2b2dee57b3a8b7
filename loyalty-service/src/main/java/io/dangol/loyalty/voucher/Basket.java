package io.dangol.loyalty.voucher;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a customer is about to pay.
 *
 * @param total in minor units of the currency
 * @param lines what is in it; empty where the till does not say
 */
public record Basket(long total, List<Item> lines) {

    public Basket {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param quantity above 0
     * @param amount of the whole line, in minor units
     */
    public record Item(String sku, BigDecimal quantity, long amount) {}
}
