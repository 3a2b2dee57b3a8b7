package io.dangol.loyalty.voucher;

import io.dangol.loyalty.voucher.VoucherRefusal.MinimumNotReached;
import io.dangol.loyalty.voucher.VoucherRefusal.NotForCurrency;
import io.dangol.loyalty.voucher.VoucherRefusal.NotForStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher promises. It keeps the terms that it was issued under.
 *
 * @param currency that of the programme; minimum and discount are in its minor units
 * @param issuerPartnerId who pays for what it takes off, wherever it is used
 * @param minimumTotal what must be bought; null: anything
 * @param storeCodes where it can be used; empty: everywhere
 * @param personal only with a card of the member who got it
 */
public record VoucherTerms(
        UUID programId,
        String currency,
        UUID issuerPartnerId,
        Discount discount,
        @Nullable Long minimumTotal,
        List<String> storeCodes,
        boolean personal) {

    public VoucherTerms {
        storeCodes = List.copyOf(storeCodes);
    }

    /**
     * What it takes off there and then.
     *
     * @throws NotForStore 422, NotForCurrency 422, MinimumNotReached 422, or what the discount says
     */
    public long discount(String storeCode, String ofCurrency, Basket basket) {
        if (!storeCodes.isEmpty() && !storeCodes.contains(storeCode)) {
            throw new NotForStore(storeCode).at("/storeCode");
        }
        if (!currency.equals(ofCurrency)) {
            throw new NotForCurrency(currency).at("/currency");
        }
        if (minimumTotal != null && basket.total() < minimumTotal) {
            throw new MinimumNotReached(minimumTotal).at("/totalAmount");
        }
        return discount.of(basket);
    }
}
