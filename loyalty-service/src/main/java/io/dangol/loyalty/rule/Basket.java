package io.dangol.loyalty.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules look at: a sale, or what of it has not come back. */
public record Basket(Occasion occasion, Buyer buyer, List<Item> items) {

    public Basket {
        items = List.copyOf(items);
    }

    /**
     * When and where.
     *
     * @param localTime by the store's clock
     * @param channel such as STORE or ONLINE; null where the till does not say
     */
    public record Occasion(
            Instant soldAt,
            LocalDateTime localTime,
            String storeCode,
            UUID partnerId,
            String currency,
            @Nullable String channel) {}

    /** Who, as known at the moment of the sale. */
    public record Buyer(boolean identified, @Nullable String tier, List<String> segments) {

        public Buyer {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A line.
     *
     * @param quantity what is left of it, as its amount
     * @param quantitySold what was sold, as its amount
     */
    public record Item(
            String sku,
            @Nullable String category,
            @Nullable String brand,
            BigDecimal quantity,
            long amount,
            BigDecimal quantitySold,
            long amountSold) {

        /** As it is sold. */
        public Item(String sku, @Nullable String category, @Nullable String brand, BigDecimal quantity, long amount) {
            this(sku, category, brand, quantity, amount, quantity, amount);
        }

        Item sold() {
            return new Item(sku, category, brand, quantitySold, amountSold);
        }

        /** Where all of its money came back, all of it did, though the till does not say how many pieces. */
        Item with(long left, BigDecimal quantityLeft) {
            boolean gone = left == 0 && amountSold > 0;
            return new Item(
                    sku, category, brand, gone ? BigDecimal.ZERO : quantityLeft, left, quantitySold, amountSold);
        }

        boolean isGone() {
            return quantity.signum() == 0;
        }

        EarnRule.Line line() {
            return new EarnRule.Line(amount, category);
        }
    }

    public long total() {
        return items.stream().mapToLong(Item::amount).sum();
    }

    /** The same with so much of each line. */
    public Basket with(List<Long> amounts, List<BigDecimal> quantities) {
        List<Item> left = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            left.add(items.get(i).with(amounts.get(i), quantities.get(i)));
        }
        return new Basket(occasion, buyer, left);
    }
}
