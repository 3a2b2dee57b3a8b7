package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.LedgerRefusal.ReturnWouldOverdraw;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolution;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnDecision;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnProgress;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnReason;
import io.dangol.loyalty.sale.OfflineReturnApi.Tell;
import io.dangol.loyalty.sale.OfflineReturnApi.ToldView;
import io.dangol.loyalty.sale.ReturnConflict.Told;
import io.dangol.loyalty.sale.SaleRefusal.QuantityExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptConflict;
import io.dangol.loyalty.sale.SaleRefusal.ReturnBeforeSale;
import io.dangol.loyalty.sale.SaleRefusal.ReturnExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.ReturnInConflict;
import io.dangol.loyalty.sale.SaleRefusal.UnknownLine;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came back at a till that could not ask. The goods are there, so nothing is sent away: it is recorded, or it waits
 * for its sale, or for a person.
 */
@ApplicationScoped
class OfflineReturnService {

    /** What became of it; without an answer it waits, or is resolved without one. */
    record Outcome(
            ReturnService.@Nullable Answer answer, @Nullable ReturnConflict conflict) {

        ToldView view() {
            if (answer != null) {
                return new ToldView(
                        ReturnProgress.RETURNED,
                        answer.view(),
                        null,
                        Map.of("sale", "/v1/sales/" + answer.row().saleId()));
            }
            UUID id = conflict == null ? null : conflict.id();
            return new ToldView(ReturnProgress.WAITING, null, id, Map.of("conflict", location()));
        }

        String location() {
            return conflict == null ? "" : "/v1/returns/conflicts/" + conflict.id();
        }
    }

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final ReturnService returns;
    private final ReturnConflicts conflicts;
    private final ContentHash contentHash;
    private final Ids ids;
    private final Clock clock;

    OfflineReturnService(
            Transactions transactions,
            Catalogs catalogs,
            ReturnService returns,
            ReturnConflicts conflicts,
            ContentHash contentHash,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.returns = returns;
        this.conflicts = conflicts;
        this.contentHash = contentHash;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ReturnInConflict 409 once it is kept for a person to decide */
    Outcome record(Tell request, Scope scope) {
        Instant now = returns.checked(request.ofSale());
        Told told = transactions.run(connection -> told(catalogs.current(connection), request, scope));
        try {
            return counted(transactions.runTwice(connection -> tried(connection, told, scope, now)));
        } catch (Refusal refusal) {
            ReturnReason reason = reason(refusal);
            if (reason == null) {
                throw refusal;
            }
            throw inConflict(transactions.runTwice(connection -> kept(connection, told, reason, now)));
        }
    }

    /** Its sale has come; whatever is said against it now is said to a person, for the till has gone. */
    void settle(UUID id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<ReturnConflict> waiting = transactions.run(connection -> conflicts.find(connection, id));
        if (waiting.isEmpty()) {
            return;
        }
        Told told = waiting.get().told();
        try {
            var unused = counted(transactions.runTwice(connection -> tried(connection, told, told.scope(), now)));
        } catch (ReturnInConflict decided) {
            return; // Somebody was faster.
        } catch (Refusal refusal) {
            ReturnReason known = reason(refusal);
            ReturnReason reason = known == null ? ReturnReason.REFUSED : known;
            var unused = transactions.runTwice(connection -> kept(connection, told, reason, now));
        }
    }

    /** Its sale has not come for so long that somebody has to look for it. */
    void giveUp(UUID id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var unused = transactions.runTwice(connection -> {
            Optional<ReturnConflict> waiting = conflicts.find(connection, id);
            return waiting.isEmpty()
                    ? waiting
                    : Optional.of(kept(connection, waiting.get().told(), ReturnReason.SALE_MISSING, now));
        });
    }

    private Told told(Catalog catalog, Tell request, Scope scope) {
        Store store = scope.store(catalog, request.storeCode());
        Store seller = scope.store(catalog, request.soldAtStore());
        return new Told(
                store.id(),
                store.partnerId(),
                seller.id(),
                request,
                contentHash.of(request),
                scope.clientId(),
                scope.partnerId().orElse(null));
    }

    /** The conflict is locked first, then what a return locks: so whoever decides it and its sale's arrival take turns. */
    private Outcome tried(Connection connection, Told told, Scope scope, Instant now) throws SQLException {
        Optional<ReturnConflict> before = conflicts.lock(connection, told);
        if (before.isPresent() && !before.get().isWaiting()) {
            return decided(connection, before.get());
        }
        Optional<UUID> sale = ReturnConflicts.sale(connection, told);
        if (sale.isEmpty()) {
            return new Outcome(null, before.isPresent() ? before.get() : waiting(connection, told, now));
        }
        ReturnService.Answer answer =
                returns.within(connection, sale.get(), told.request().ofSale(), scope, now);
        if (before.isPresent()) {
            Resolution itself =
                    new Resolution(ReturnDecision.RECORD, null, answer.row().id(), null, scope.clientId(), now);
            ReturnConflicts.resolve(connection, before.get().id(), itself);
        }
        return new Outcome(answer, null);
    }

    /** As a person decided, or nobody has yet. */
    private static Outcome decided(Connection connection, ReturnConflict before) throws SQLException {
        UUID returnId = before.returnId();
        if (returnId == null) {
            throw inConflict(before);
        }
        ReturnRow row = ReturnRows.find(connection, returnId).orElseThrow(() -> inConflict(before));
        return new Outcome(new ReturnService.Answer(true, row), null);
    }

    private ReturnConflict waiting(Connection connection, Told told, Instant now) throws SQLException {
        ReturnConflict fresh = new ReturnConflict(ids.next(), told, ReturnReason.SALE_UNKNOWN, now, null);
        return inserted(connection, fresh);
    }

    private ReturnConflict kept(Connection connection, Told told, ReturnReason reason, Instant now)
            throws SQLException {
        Optional<ReturnConflict> before = conflicts.lock(connection, told);
        if (before.isEmpty()) {
            ReturnConflict fresh = new ReturnConflict(ids.next(), told, reason, now, null);
            return inserted(connection, fresh);
        }
        ReturnConflict known = before.get();
        if (!known.isWaiting()) {
            return known;
        }
        ReturnConflicts.because(connection, known.id(), reason);
        return new ReturnConflict(known.id(), told, reason, known.arrivedAt(), null);
    }

    private ReturnConflict inserted(Connection connection, ReturnConflict fresh) throws SQLException {
        if (!conflicts.insert(connection, fresh)) {
            Tell request = fresh.told().request();
            throw new ReceiptConflict(request.receiptNumber(), request.storeCode());
        }
        return fresh;
    }

    private Outcome counted(Outcome outcome) {
        ReturnService.Answer answer = outcome.answer();
        if (answer != null) {
            var unused = returns.counted(answer);
        }
        return outcome;
    }

    private static ReturnInConflict inConflict(ReturnConflict conflict) {
        return new ReturnInConflict(conflict.reason(), conflict.id());
    }

    /** Null: the till has to mend what it sent. */
    private static @Nullable ReturnReason reason(Refusal refusal) {
        if (refusal instanceof ReturnExceedsSale
                || refusal instanceof QuantityExceedsSale
                || refusal instanceof UnknownLine) {
            return ReturnReason.EXCEEDS_SALE;
        }
        if (refusal instanceof ReturnBeforeSale) {
            return ReturnReason.BEFORE_SALE;
        }
        if (refusal instanceof ReceiptConflict) {
            return ReturnReason.RECEIPT_REUSED;
        }
        return refusal instanceof ReturnWouldOverdraw ? ReturnReason.OVERDRAWS : null;
    }
}
