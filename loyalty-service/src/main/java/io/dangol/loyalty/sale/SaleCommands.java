package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalition.CoalitionTokens;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.platform.trace.Cause;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes commands of what tills send: from here on a coalition's card is a token. */
@Singleton
class SaleCommands {

    private final ContentHash contentHash;
    private final CoalitionTokens tokens;

    SaleCommands(ContentHash contentHash, CoalitionTokens tokens) {
        this.contentHash = contentHash;
        this.tokens = tokens;
    }

    SaleCommand of(SaleRequest request, Scope scope, Cause cause) {
        CoalitionCard card = request.coalition();
        if (card == null) {
            return of(request, null, scope, cause);
        }
        String number = CoalitionTokens.plain(card.cardNumber());
        CoalitionShown shown = new CoalitionShown(card.code(), tokens.of(card.code(), number), number);
        return of(request.withoutCoalition(), shown, scope, cause);
    }

    /** @param request without a coalition's card: a plain hash of its number could be found again by trying them all */
    SaleCommand of(SaleRequest request, @Nullable CoalitionShown shown, Scope scope, Cause cause) {
        Object content = shown == null ? request : List.of(request, shown.coalition(), shown.token());
        return new SaleCommand(request, shown, contentHash.of(content), scope, cause, new CompletableFuture<>());
    }
}
