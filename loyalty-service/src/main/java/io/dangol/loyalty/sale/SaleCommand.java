package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import io.dangol.platform.trace.Cause;
import java.util.concurrent.CompletableFuture;

/**
 * A sale on its way to the ledger, and the caller who waits for the answer.
 *
 * @param cause the request, for it is committed by another thread than the request's
 */
record SaleCommand(
        SaleRequest request, String contentHash, Scope scope, Cause cause, CompletableFuture<Answer> answer) {

    /** What the till hears. */
    record Answer(boolean replayed, SaleView sale) {}
}
