package io.dangol.loyalty;

import jakarta.inject.Singleton;
import java.util.List;

/** How many rows there are of what a till can cause: the same before and after means that nothing was written. */
@Singleton
public class Rows {

    private static final List<String> TABLES = List.of(
            "sale",
            "sale_return",
            "ledger_entry",
            "posting",
            "lot",
            "hold",
            "redemption_void",
            "reward_claim",
            "voucher",
            "voucher_reservation",
            "event_log");

    private final Shop shop;

    Rows(Shop shop) {
        this.shop = shop;
    }

    public List<Long> counted() {
        return TABLES.stream()
                .map(table -> shop.number("select count(*) from " + table))
                .toList();
    }
}
