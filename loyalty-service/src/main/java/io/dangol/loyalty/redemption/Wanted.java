package io.dangol.loyalty.redemption;

import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionService.Answer;
import io.dangol.platform.audit.AuditEntry;
import io.dangol.platform.trace.Cause;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Points to be spent at once, and the caller who waits for the answer.
 *
 * @param cause the request, for it is committed by another thread than the request's
 * @param change what the audit log keeps of it; null where no caller waits
 * @param taken whether it is a group's, or its caller's who would wait no longer: of the two only one does it
 * @param answer empty: it is to be done alone
 */
record Wanted(
        Authorise request,
        Scope scope,
        Cause cause,
        @Nullable AuditEntry change,
        AtomicBoolean taken,
        CompletableFuture<Optional<Answer>> answer) {

    static Wanted of(Authorise request, Scope scope, @Nullable AuditEntry change) {
        return new Wanted(request, scope, Cause.current(), change, new AtomicBoolean(), new CompletableFuture<>());
    }

    /** Who takes it does it; false: another one has. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** By which a store names it. */
    record StoreReference(UUID storeId, String reference) {}

    Optional<Store> store(Catalog catalog) {
        return catalog.store(request.storeCode()).filter(store -> scope.sees(store.code(), store.partnerId()));
    }

    Optional<StoreReference> key(Catalog catalog) {
        return store(catalog).map(store -> new StoreReference(store.id(), request.reference()));
    }

    Optional<Receipt> receipt(Catalog catalog) {
        String number = request.receiptNumber();
        return number == null ? Optional.empty() : store(catalog).map(store -> new Receipt(store.id(), number));
    }
}
