package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.SaleReturned;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return, and whose it is: where no card was shown, whose the sale is that it names, as far as that is known.
 *
 * @param coalition whose card was shown at that sale
 */
record BookedReturn(
        SaleReturned back,
        @Nullable UUID memberId,
        @Nullable String coalition) {

    static BookedReturn of(SaleReturned back, @Nullable SaleFact sale) {
        if (back.memberId() != null || sale == null) {
            return new BookedReturn(back, back.memberId(), null);
        }
        return new BookedReturn(back, sale.memberId(), sale.coalition());
    }

    Identity identity(SalesChange change) {
        return change.identity(memberId, coalition);
    }
}
