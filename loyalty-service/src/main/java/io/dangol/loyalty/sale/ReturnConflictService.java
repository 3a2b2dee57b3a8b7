package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.OfflineReturnApi.ConflictDetail;
import io.dangol.loyalty.sale.OfflineReturnApi.ConflictView;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolution;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolve;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnDecision;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnStatus;
import io.dangol.loyalty.sale.ReturnConflict.Told;
import io.dangol.loyalty.sale.ReturnConflicts.Asked;
import io.dangol.loyalty.sale.SaleApi.ReturnOfSale;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchConflict;
import io.dangol.loyalty.sale.SaleRefusal.NothingLeftToReturn;
import io.dangol.loyalty.sale.SaleRefusal.RejectedHasNoReceipt;
import io.dangol.loyalty.sale.SaleRefusal.ReturnConflictResolved;
import io.dangol.loyalty.sale.SaleRefusal.SaleStillUnknown;
import io.dangol.loyalty.sale.Sales.KeptSale;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of returns that could not be recorded as they came; decided once, recorded in the same transaction. */
@ApplicationScoped
class ReturnConflictService {

    /** What was decided, and the return that it made. */
    private record Done(ReturnConflict conflict, Optional<ReturnService.Answer> answer) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final ReturnConflicts conflicts;
    private final ReturnService returns;
    private final Sales sales;
    private final SaleHistory history;
    private final Clock clock;

    ReturnConflictService(
            Transactions transactions,
            Catalogs catalogs,
            ReturnConflicts conflicts,
            ReturnService returns,
            Sales sales,
            SaleHistory history,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.conflicts = conflicts;
        this.returns = returns;
        this.sales = sales;
        this.history = history;
        this.clock = clock;
    }

    Page<ConflictView> list(
            @Nullable ReturnStatus status, @Nullable String storeCode, int limit, @Nullable Cursor after, Scope scope) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<ReturnConflict> some = transactions.run(connection -> {
            List<String> stores = storeCode == null
                    ? List.copyOf(scope.storeCodes())
                    : List.of(
                            scope.store(catalogs.current(connection), storeCode).code());
            return conflicts.after(
                    connection, from, new Asked(stores, scope.partnerId().orElse(null), status), limit + 1);
        });
        return Page.of(some, limit, ReturnConflict::view, conflict -> Cursor.of(conflict.id()));
    }

    ConflictDetail get(UUID id, Scope scope) {
        ReturnConflict conflict = transactions.run(connection -> seen(conflicts.find(connection, id), id, scope));
        return new ConflictDetail(conflict.view(), conflict.told().request());
    }

    ConflictView resolve(UUID id, Resolve how, Scope scope) {
        if (!ReturnConflict.isClear(how)) {
            throw new RejectedHasNoReceipt().at("/receiptNumber");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Done done = transactions.runTwice(connection -> resolved(connection, id, how, scope, now));
        var unused = done.answer().map(returns::counted);
        return done.conflict().view();
    }

    private Done resolved(Connection connection, UUID id, Resolve how, Scope scope, Instant now) throws SQLException {
        ReturnConflict conflict = seen(conflicts.lock(connection, id), id, scope);
        if (conflict.isResolved(how)) {
            return new Done(conflict, Optional.empty());
        }
        if (conflict.resolution() != null) {
            throw new ReturnConflictResolved(conflict.resolution().decision());
        }
        Optional<ReturnService.Answer> answer = how.decision() == ReturnDecision.REJECT
                ? Optional.empty()
                : Optional.of(recorded(connection, conflict.told(), how.receiptNumber(), scope, now));
        Resolution resolution = new Resolution(
                how.decision(),
                how.receiptNumber(),
                answer.map(made -> made.row().id()).orElse(null),
                how.ticket(),
                scope.clientId(),
                now);
        ReturnConflicts.resolve(connection, id, resolution);
        return new Done(conflict.resolved(resolution), answer);
    }

    /** What can come back of the sale; what was paid out beyond that is the store's loss. */
    private ReturnService.Answer recorded(
            Connection connection, Told told, @Nullable String receiptNumber, Scope scope, Instant now)
            throws SQLException {
        UUID saleId = ReturnConflicts.sale(connection, told)
                .orElseThrow(() -> new SaleStillUnknown(told.request().saleReceiptNumber()));
        sales.lock(connection, saleId);
        KeptSale sale = sales.find(connection, saleId).orElseThrow();
        List<LeftOfSale> path = history.path(connection, sale);
        ReturnOfSale asked = told.request().ofSale();
        LeftOfSale left = path.get(path.size() - 1);
        List<ReturnedLine> lines = left.most(left.valued(asked.lines()));
        long amount = lines.stream().mapToLong(ReturnedLine::amount).sum();
        if (lines.isEmpty() || (amount == 0 && told.request().totalAmount() > 0)) {
            throw new NothingLeftToReturn();
        }
        ReturnOfSale cut = new ReturnOfSale(
                asked.storeCode(),
                asked.terminalId(),
                asked.sequenceNumber(),
                receiptNumber == null ? asked.receiptNumber() : receiptNumber,
                asked.returnedAt().isBefore(sale.soldAt()) ? sale.soldAt() : asked.returnedAt(),
                lines.stream().map(ReturnedLine::asked).toList(),
                amount);
        return returns.decided(connection, saleId, cut, scope, now);
    }

    private static ReturnConflict seen(Optional<ReturnConflict> found, UUID id, Scope scope) {
        return found.filter(conflict -> scope.sees(
                        conflict.told().request().storeCode(), conflict.told().partnerId()))
                .orElseThrow(() -> new NoSuchConflict(id));
    }
}
