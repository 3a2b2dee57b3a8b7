package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.OfflineReturnApi.ConflictView;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolution;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolve;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnDecision;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnReason;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnStatus;
import io.dangol.loyalty.sale.OfflineReturnApi.Tell;
import io.dangol.platform.wall.Reach;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came back at an offline till and waits: for its sale, or for a person. */
record ReturnConflict(
        UUID id,
        Told told,
        ReturnReason reason,
        Instant arrivedAt,
        @Nullable Resolution resolution) {

    /**
     * What a till told.
     *
     * @param callerPartnerId whose sales it may return; null: anybody's
     */
    record Told(
            UUID storeId,
            UUID partnerId,
            UUID saleStoreId,
            Tell request,
            String contentHash,
            String clientId,
            @Nullable UUID callerPartnerId) {

        /** In the name of who told it, who spoke for both stores then. */
        Scope scope() {
            return new Scope(
                    clientId,
                    Optional.ofNullable(callerPartnerId),
                    Set.of(),
                    callerPartnerId == null ? Reach.EVERYTHING : Reach.ofPartner(callerPartnerId));
        }
    }

    ReturnConflict resolved(Resolution how) {
        return new ReturnConflict(id, told, reason, arrivedAt, how);
    }

    boolean isWaiting() {
        return resolution == null && reason == ReturnReason.SALE_UNKNOWN;
    }

    /** The return that was made of it. */
    @Nullable UUID returnId() {
        return resolution == null ? null : resolution.returnId();
    }

    /** Whether it was resolved just so; by whom does not matter. */
    boolean isResolved(Resolve how) {
        return resolution != null
                && resolution.decision() == how.decision()
                && Objects.equals(resolution.receiptNumber(), how.receiptNumber())
                && how.ticket().equals(resolution.ticket());
    }

    static boolean isClear(Resolve how) {
        return how.decision() == ReturnDecision.RECORD || how.receiptNumber() == null;
    }

    ConflictView view() {
        Map<String, String> links = new LinkedHashMap<>(Map.of("self", "/v1/returns/conflicts/" + id));
        return new ConflictView(
                id,
                resolution != null ? ReturnStatus.RESOLVED : isWaiting() ? ReturnStatus.WAITING : ReturnStatus.OPEN,
                reason,
                told.request().storeCode(),
                told.request().receiptNumber(),
                told.request().soldAtStore(),
                told.request().saleReceiptNumber(),
                told.request().totalAmount(),
                arrivedAt,
                told.clientId(),
                resolution,
                links);
    }
}
