package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import io.dangol.loyalty.redemption.PointsPaid.Share;
import io.dangol.loyalty.sale.Claims.Undone;
import io.dangol.loyalty.sale.QuoteApi.ReturnPreview;
import io.dangol.loyalty.sale.ReturnRow.Place;
import io.dangol.loyalty.sale.ReturnWriter.OfSale;
import io.dangol.loyalty.sale.ReturnWriter.Taking;
import io.dangol.loyalty.sale.SaleApi.ReturnOfSale;
import io.dangol.loyalty.sale.SaleApi.ReturnView;
import io.dangol.loyalty.sale.SaleApi.ReturnedPart;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchSale;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptConflict;
import io.dangol.loyalty.sale.Sales.KeptSale;
import io.dangol.loyalty.terminal.TerminalDocument;
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

/** What comes back. Each method is one transaction; store and receipt number make repeating it harmless. */
@ApplicationScoped
class ReturnService {

    /** What the till hears. */
    record Answer(boolean replayed, ReturnRow row) {
        ReturnView view() {
            return row.view();
        }
    }

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Sales sales;
    private final SaleHistory history;
    private final ReturnWriter writer;
    private final ContentHash contentHash;
    private final LedgerFigures figures;
    private final Clock clock;

    ReturnService(
            Transactions transactions,
            Catalogs catalogs,
            Sales sales,
            SaleHistory history,
            ReturnWriter writer,
            ContentHash contentHash,
            LedgerFigures figures,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.sales = sales;
        this.history = history;
        this.writer = writer;
        this.contentHash = contentHash;
        this.figures = figures;
        this.clock = clock;
    }

    Answer ofSale(UUID saleId, ReturnOfSale request, Scope scope) {
        Instant now = checked(request);
        return counted(transactions.runTwice(connection -> within(connection, saleId, request, scope, now)));
    }

    /** In the transaction of who calls, who {@linkplain #checked checks} it before and {@linkplain #counted counts} it after. */
    Answer within(Connection connection, UUID saleId, ReturnOfSale request, Scope scope, Instant now)
            throws SQLException {
        return within(connection, saleId, request, scope, false, now);
    }

    /** The same where a person decided so: the goods are back, whether the store has closed or the points are spent. */
    Answer decided(Connection connection, UUID saleId, ReturnOfSale request, Scope scope, Instant now)
            throws SQLException {
        return within(connection, saleId, request, scope, true, now);
    }

    private Answer within(
            Connection connection, UUID saleId, ReturnOfSale request, Scope scope, boolean decided, Instant now)
            throws SQLException {
        Answer answer = ofSale(connection, saleId, request, scope, decided, now);
        return placed(connection, request.terminalId(), request.sequenceNumber(), answer);
    }

    /** Decided as the return would be, and undone. */
    ReturnPreview preview(UUID saleId, ReturnOfSale request, Scope scope) {
        Instant now = checked(request);
        return preview(transactions.preview(connection -> ofSale(connection, saleId, request, scope, false, now)));
    }

    Instant checked(ReturnOfSale request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SalePolicy.checkTime(request.returnedAt(), now, "/returnedAt");
        SalePolicy.checkTerminal(request.terminalId(), request.sequenceNumber());
        if (request.isAddedUp()) {
            var unused =
                    total(request.lines().stream().map(ReturnedPart::amount).toList(), request.totalAmount());
        }
        return now;
    }

    static ReturnPreview preview(Answer answer) {
        ReturnRow row = answer.row();
        return new ReturnPreview(answer.replayed(), row.pointsReturned(), row.pointsGivenBack(), row.balance());
    }

    Answer counted(Answer answer) {
        if (!answer.replayed()) {
            figures.moved(Entry.Kind.RETURNED, answer.row().pointsReturned());
            figures.moved(Entry.Kind.VOIDED, answer.row().pointsGivenBack());
        }
        return answer;
    }

    private Answer ofSale(
            Connection connection, UUID saleId, ReturnOfSale request, Scope scope, boolean decided, Instant now)
            throws SQLException {
        String hash = contentHash.of(List.of(saleId, request));
        Store store = scope.store(catalogs.current(connection), request.storeCode());
        sales.lock(connection, saleId);
        Optional<ReturnRow> earlier = ReturnRows.find(connection, store.id(), request.receiptNumber());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), hash, store);
        }
        if (!decided) {
            StoreRefusal.requireOpen(store, request.returnedAt());
        }
        KeptSale sale = sales.find(connection, saleId)
                .filter(kept -> scope.sees(kept.storeCode(), kept.partnerId()))
                .orElseThrow(() -> new NoSuchSale(saleId));
        // Amounts are of the sale's currency: a store pays out in its own.
        StoreRefusal.requireOwn(store, sale.currency(), "/storeCode");
        SalePolicy.checkOrder(sale.soldAt(), request.returnedAt());
        List<LeftOfSale> path = history.path(connection, sale);
        LeftOfSale left = path.get(path.size() - 1);
        List<ReturnedLine> lines = left.valued(request.lines());
        LeftOfSale after = left.without(lines);
        path.add(after);
        Undone undone = history.undone(connection, sale, path);
        Share back = new Share(sale.totalAmount() - after.amount(), sale.totalAmount());
        OfSale of = new OfSale(sale.id(), new Receipt(sale.storeId(), sale.receiptNumber()), back);
        Taking taking = new Taking(store, sale.memberId(), sale.programId(), of, sale.partnerId(), 0, undone, decided);
        return new Answer(false, writer.write(connection, taking, document(request, lines, sale, hash), now));
    }

    private static long total(List<Long> amounts, @Nullable Long said) {
        long sum = SalePolicy.sum(amounts);
        if (said != null) {
            SalePolicy.checkTotal(sum, said);
        }
        return sum;
    }

    private ReturnDocument document(ReturnOfSale request, List<ReturnedLine> lines, KeptSale sale, String hash) {
        return new ReturnDocument(
                request.receiptNumber(),
                sale.currency(),
                total(lines.stream().map(ReturnedLine::amount).toList(), request.totalAmount()),
                sales.write(lines),
                request.returnedAt(),
                sale.businessDay(),
                hash);
    }

    /** Where the till says its place, the document takes it, once. */
    static Answer placed(Connection connection, @Nullable String terminalId, @Nullable Long number, Answer answer)
            throws SQLException {
        if (terminalId != null && number != null && !answer.replayed()) {
            ReturnRow row = answer.row();
            Place place = row.place();
            TerminalDocument.insert(
                    connection,
                    List.of(new TerminalDocument(
                            place.storeId(), place.partnerId(), terminalId, number, row.id(), row.returnedAt())));
        }
        return answer;
    }

    static Answer repeated(ReturnRow earlier, String hash, Store store) {
        if (!earlier.contentHash().equals(hash)) {
            throw new ReceiptConflict(earlier.receiptNumber(), store.code());
        }
        return new Answer(true, earlier);
    }
}
