package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch does to the sales totals, gathered so that it is written once and in one order. */
final class SalesChange {

    /** Where sales are summed up, whoever bought. */
    record Place(LocalDate businessDay, UUID partnerId, UUID storeId, String currency) {}

    record TotalKey(Place place, Identity identity) {}

    private final Set<UUID> identified;
    private final Map<TotalKey, SalesFigures> differences = new HashMap<>();

    /** @param identified the members with a registered customer, of all that are asked about */
    SalesChange(Set<UUID> identified) {
        this.identified = identified;
    }

    void book(SaleRecorded sale) {
        Place place = new Place(sale.businessDay(), sale.partnerId(), sale.storeId(), sale.currency());
        add(place, identity(sale.memberId()), SalesFigures.sale(sale.totalAmount()));
    }

    void book(SaleReturned back) {
        Identity identity = identity(back.memberId());
        Place sold = new Place(back.saleDay(), back.partnerId(), back.storeId(), back.currency());
        Place returned = new Place(back.businessDay(), back.partnerId(), back.storeId(), back.currency());
        add(sold, identity, SalesFigures.returnBySaleDay(back.totalAmount()));
        add(returned, identity, SalesFigures.returnByReturnDay(back.totalAmount()));
    }

    /** What was booked before its buyer was registered moves over, in whatever period it lies. */
    void identify(Place place, SalesFigures past) {
        add(place, Identity.CARDED, past.negated());
        add(place, Identity.IDENTIFIED, past);
    }

    Map<TotalKey, SalesFigures> differences() {
        return differences;
    }

    private void add(Place place, Identity identity, SalesFigures difference) {
        differences.merge(new TotalKey(place, identity), difference, SalesFigures::plus);
    }

    private Identity identity(@Nullable UUID memberId) {
        if (memberId == null) {
            return Identity.ANONYMOUS;
        }
        return identified.contains(memberId) ? Identity.IDENTIFIED : Identity.CARDED;
    }
}
