package io.dangol.loyalty.voucher;

import io.dangol.loyalty.voucher.VoucherRefusal.NotForBasket;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher takes off, never more than there is to pay.
 *
 * @param amountOff of AMOUNT, in minor units
 * @param percentOff of PERCENT, 1 to 100
 * @param mostOff of PERCENT, in minor units; null: no cap
 * @param sku of FREE_ITEM
 */
record Discount(
        Kind kind,
        @Nullable Long amountOff,
        @Nullable Integer percentOff,
        @Nullable Long mostOff,
        @Nullable String sku) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** How it is reckoned. */
    public enum Kind {
        AMOUNT,
        PERCENT,
        FREE_ITEM
    }

    /** Whether it says what its kind needs, and nothing else. */
    boolean isClear() {
        return switch (kind) {
            case AMOUNT -> amountOff != null && percentOff == null && mostOff == null && sku == null;
            case PERCENT -> amountOff == null && percentOff != null && sku == null;
            case FREE_ITEM -> amountOff == null && percentOff == null && mostOff == null && sku != null;
        };
    }

    /** @throws NotForBasket 422 where the article that would be free is not in it */
    public long of(Basket basket) {
        long off = switch (kind) {
            case AMOUNT -> amountOff == null ? 0 : amountOff;
            case PERCENT -> percentOf(basket.total());
            case FREE_ITEM -> onePiece(basket);
        };
        return Math.min(off, basket.total());
    }

    /** Rounded down: a tenth of 99 is 9, so no share of anything is more than was promised. */
    private long percentOf(long total) {
        int percent = percentOff == null ? 0 : percentOff;
        long off = BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(percent))
                .divide(HUNDRED)
                .longValueExact();
        return mostOff == null ? off : Math.min(off, mostOff);
    }

    /** Of lines at several prices the cheapest piece; of what is weighed, what there is up to one unit. */
    private long onePiece(Basket basket) {
        return basket.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .map(Discount::price)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new NotForBasket(String.valueOf(sku)));
    }

    private static long price(Basket.Item line) {
        return line.quantity().compareTo(BigDecimal.ONE) <= 0
                ? line.amount()
                : BigDecimal.valueOf(line.amount())
                        .divide(line.quantity(), 0, RoundingMode.DOWN)
                        .longValueExact();
    }
}
