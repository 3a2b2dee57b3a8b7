package io.dangol.analytics.fact;

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

    /** @param identified the members with a registered customer before this batch, of all that are asked about */
    SalesChange(Set<UUID> identified) {
        this.identified = identified;
    }

    /**
     * A sale is counted once, whatever told of it first; it moves where more is known of its buyer.
     *
     * @param before what was known of it
     * @param sale what is known by now
     */
    void count(@Nullable SaleFact before, SaleFact sale) {
        if (sale.amount() == null) {
            return;
        }
        SalesFigures figures = SalesFigures.sale(sale.amount());
        if (before == null || !before.isTold()) {
            add(sale.place(), identity(sale), figures);
        } else {
            move(sale.place(), identity(before), identity(sale), figures);
        }
    }

    void book(SaleReturned back, Identity identity) {
        Place sold = new Place(back.saleDay(), back.partnerId(), back.storeId(), back.currency());
        Place returned = new Place(back.businessDay(), back.partnerId(), back.storeId(), back.currency());
        add(sold, identity, SalesFigures.returnBySaleDay(back.totalAmount()));
        add(returned, identity, SalesFigures.returnByReturnDay(back.totalAmount()));
    }

    /** What was booked before its buyer was registered moves over, in whatever period it lies. */
    void identify(Place place, SalesFigures past) {
        move(place, Identity.CARDED, Identity.IDENTIFIED, past);
    }

    /** What came back of a sale without a card goes where the sale goes. */
    void move(EarlierReturn back, SaleFact before, SaleFact now) {
        move(back.sold(), identity(before), identity(now), SalesFigures.returnBySaleDay(back.amount()));
        move(back.returned(), identity(before), identity(now), SalesFigures.returnByReturnDay(back.amount()));
    }

    Identity identity(@Nullable UUID memberId, @Nullable String coalition) {
        if (memberId != null) {
            return identified.contains(memberId) ? Identity.IDENTIFIED : Identity.CARDED;
        }
        return coalition == null ? Identity.ANONYMOUS : Identity.SERVED_BUT_UNKNOWN;
    }

    Map<TotalKey, SalesFigures> differences() {
        return differences;
    }

    private Identity identity(SaleFact sale) {
        return identity(sale.memberId(), sale.coalition());
    }

    private void move(Place place, Identity before, Identity now, SalesFigures past) {
        if (before != now) {
            add(place, before, past.negated());
            add(place, now, past);
        }
    }

    private void add(Place place, Identity identity, SalesFigures difference) {
        differences.merge(new TotalKey(place, identity), difference, SalesFigures::plus);
    }
}
