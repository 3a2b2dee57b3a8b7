package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import io.dangol.platform.trace.Cause;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A sale on its way to the ledger, and the caller who waits for the answer.
 *
 * @param request without a coalition's card, which holds a number that is nobody's business
 * @param coalition in its place; null where none was shown
 * @param cause the request, for it is committed by another thread than the request's
 */
record SaleCommand(
        SaleRequest request,
        @Nullable CoalitionShown coalition,
        String contentHash,
        Scope scope,
        Cause cause,
        CompletableFuture<Answer> answer) {

    /** What the till hears. */
    record Answer(boolean replayed, SaleView sale) {}
}
