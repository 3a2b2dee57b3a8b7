package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A sale on its way to the ledger, and the caller who waits for the answer.
 *
 * @param correlationId of the request, for it is committed by another thread than the request's
 */
record SaleCommand(
        SaleRequest request,
        String contentHash,
        Scope scope,
        @Nullable String correlationId,
        CompletableFuture<Answer> answer) {

    /** What the till hears. */
    record Answer(boolean replayed, SaleView sale) {}
}
