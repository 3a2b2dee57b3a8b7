package io.dangol.analytics.fact;

import io.dangol.analytics.fact.SalesChange.Place;
import io.dangol.analytics.fact.Told.SaleClaimed;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a sale, by whatever told of it.
 *
 * @param place where it is summed up; where a return alone told of it, that return's store and the day it names
 * @param memberId who showed a card, or claimed the receipt later
 * @param coalition whose card was shown
 * @param amount null while only a return has told of it
 */
record SaleFact(
        UUID saleId,
        Place place,
        @Nullable UUID memberId,
        @Nullable String coalition,
        @Nullable Long amount) {

    static SaleFact of(SaleRecorded sale) {
        Place place = new Place(sale.businessDay(), sale.partnerId(), sale.storeId(), sale.currency());
        return new SaleFact(sale.saleId(), place, sale.memberId(), sale.coalition(), sale.totalAmount());
    }

    static SaleFact of(SaleClaimed claim) {
        Place place = new Place(claim.businessDay(), claim.partnerId(), claim.storeId(), claim.currency());
        return new SaleFact(claim.saleId(), place, claim.memberId(), null, claim.totalAmount());
    }

    /** Of a sale that a return names, whoever bought. */
    static SaleFact named(UUID saleId, SaleReturned back) {
        Place place = new Place(back.saleDay(), back.partnerId(), back.storeId(), back.currency());
        return new SaleFact(saleId, place, null, null, null);
    }

    /** Whether the sale itself was told of, so that it counts. */
    boolean isTold() {
        return amount != null;
    }

    /** Both together: what either knows, so the order does not matter. */
    SaleFact and(SaleFact other) {
        return new SaleFact(
                saleId,
                isTold() ? place : other.place,
                memberId == null ? other.memberId : memberId,
                coalition == null ? other.coalition : coalition,
                amount == null ? other.amount : amount);
    }
}
