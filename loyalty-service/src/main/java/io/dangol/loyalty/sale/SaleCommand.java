package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import java.util.concurrent.CompletableFuture;

/** A sale on its way to the ledger, and the caller who waits for the answer. */
record SaleCommand(SaleRequest request, String contentHash, Scope scope, CompletableFuture<Answer> answer) {

    /** What the till hears. */
    record Answer(boolean replayed, SaleView sale) {}
}
