package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.program.EarnRule;
import io.dangol.loyalty.sale.ReturnWriter.Taking;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import io.dangol.loyalty.sale.SaleApi.ReturnOfSale;
import io.dangol.loyalty.sale.SaleApi.ReturnView;
import io.dangol.loyalty.sale.SaleApi.ReturnWithoutSale;
import io.dangol.loyalty.sale.SaleApi.ReturnedLine;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchSale;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptConflict;
import io.dangol.loyalty.sale.SaleRefusal.ReturnBeforeSale;
import io.dangol.loyalty.sale.SaleRefusal.ReturnExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.UnknownCard;
import io.dangol.loyalty.sale.SaleRefusal.UnknownLine;
import io.dangol.loyalty.sale.Sales.KeptSale;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What comes back. Each method is one transaction; store and receipt number make repeating it harmless. */
@ApplicationScoped
class ReturnService {

    /** What the till hears. */
    record Answer(boolean replayed, ReturnView view) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Sales sales;
    private final ReturnWriter writer;
    private final ContentHash contentHash;
    private final Clock clock;

    ReturnService(
            Transactions transactions,
            Catalogs catalogs,
            Sales sales,
            ReturnWriter writer,
            ContentHash contentHash,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.sales = sales;
        this.writer = writer;
        this.contentHash = contentHash;
        this.clock = clock;
    }

    Answer ofSale(UUID saleId, ReturnOfSale request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SalePolicy.checkTime(request.returnedAt(), now, "/returnedAt");
        SalePolicy.checkTotal(
                SalePolicy.sum(
                        request.lines().stream().map(ReturnedLine::amount).toList()),
                request.totalAmount());
        String hash = contentHash.of(List.of(saleId, request));
        return transactions.runTwice(connection -> ofSale(connection, saleId, request, scope, hash, now));
    }

    Answer withoutSale(ReturnWithoutSale request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SalePolicy.check(request, now);
        String hash = contentHash.of(request);
        return transactions.runTwice(connection -> withoutSale(connection, request, scope, hash, now));
    }

    private Answer ofSale(
            Connection connection, UUID saleId, ReturnOfSale request, Scope scope, String hash, Instant now)
            throws SQLException {
        Store store = scope.store(catalogs.current(connection), request.storeCode());
        sales.lock(connection, saleId);
        Optional<ReturnRow> earlier = ReturnRows.find(connection, store.id(), request.receiptNumber());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), hash, store);
        }
        KeptSale sale = sales.find(connection, saleId)
                .filter(kept -> scope.sees(kept.storeCode(), kept.partnerId()))
                .orElseThrow(() -> new NoSuchSale(saleId));
        if (request.returnedAt().isBefore(sale.soldAt())) {
            throw new ReturnBeforeSale().at("/returnedAt");
        }
        List<Long> left = left(connection, sale);
        List<Long> leftAfter = without(left, request.lines());
        long points = points(connection, sale, left) - points(connection, sale, leftAfter);
        Taking taking = new Taking(store, sale.memberId(), sale.programId(), sale.id(), sale.partnerId(), points);
        ReturnDocument document = new ReturnDocument(
                request.receiptNumber(),
                sale.currency(),
                request.totalAmount(),
                sales.write(request.lines()),
                request.returnedAt(),
                sale.businessDay(),
                hash);
        return new Answer(false, writer.write(connection, taking, document, now));
    }

    private Answer withoutSale(Connection connection, ReturnWithoutSale request, Scope scope, String hash, Instant now)
            throws SQLException {
        Catalog catalog = catalogs.current(connection);
        Store store = scope.store(catalog, request.storeCode());
        Optional<ReturnRow> earlier = ReturnRows.find(connection, store.id(), request.receiptNumber());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), hash, store);
        }
        Taking taking = taking(connection, catalog, store, request, now);
        ReturnDocument document = new ReturnDocument(
                request.receiptNumber(),
                request.currency(),
                request.totalAmount(),
                sales.write(request.lines()),
                request.returnedAt(),
                null,
                hash);
        return new Answer(false, writer.write(connection, taking, document, now));
    }

    private static Taking taking(
            Connection connection, Catalog catalog, Store store, ReturnWithoutSale request, Instant now)
            throws SQLException {
        if (request.cardNumber() == null) {
            return new Taking(store, null, null, null, store.partnerId(), 0);
        }
        Map<String, Holder> holders = SaleRows.lockHolders(connection, Set.of(request.cardNumber()), now);
        Holder holder = Optional.ofNullable(holders.get(request.cardNumber()))
                .orElseThrow(() -> new UnknownCard().at("/cardNumber"));
        // What the goods would have earned: there is no sale to ask what they did earn.
        long points = catalog.program(holder.programId())
                .filter(terms -> terms.currency().equals(request.currency()))
                .map(terms -> terms.rule().pointsFor(ruleLines(catalog, request.lines()), store.code()))
                .orElse(0L);
        return new Taking(store, holder.memberId(), holder.programId(), null, store.partnerId(), points);
    }

    private static List<EarnRule.Line> ruleLines(Catalog catalog, List<LineRequest> lines) {
        return lines.stream()
                .map(line -> new EarnRule.Line(
                        line.amount(), catalog.category(line.sku()).orElse(null)))
                .toList();
    }

    private static Answer repeated(ReturnRow earlier, String hash, Store store) {
        if (!earlier.contentHash().equals(hash)) {
            throw new ReceiptConflict(earlier.receiptNumber(), store.code());
        }
        return new Answer(true, earlier.view());
    }

    /** The amount of each line that has not come back yet. */
    private List<Long> left(Connection connection, KeptSale sale) throws SQLException {
        List<Long> left =
                new ArrayList<>(sale.lines().stream().map(StoredLine::amount).toList());
        for (ReturnRow row : ReturnRows.ofSale(connection, sale.id())) {
            for (ReturnedLine line : sales.read(row.lines(), new TypeReference<List<ReturnedLine>>() {})) {
                left.set(line.lineNumber() - 1, left.get(line.lineNumber() - 1) - line.amount());
            }
        }
        return left;
    }

    private static List<Long> without(List<Long> left, List<ReturnedLine> lines) {
        List<Long> after = new ArrayList<>(left);
        for (int i = 0; i < lines.size(); i++) {
            ReturnedLine line = lines.get(i);
            if (line.lineNumber() > after.size()) {
                throw new UnknownLine(line.lineNumber()).at("/lines/" + i + "/lineNumber");
            }
            long before = after.get(line.lineNumber() - 1);
            if (line.amount() > before) {
                throw new ReturnExceedsSale(line.lineNumber(), before).at("/lines/" + i + "/amount");
            }
            after.set(line.lineNumber() - 1, before - line.amount());
        }
        return after;
    }

    private long points(Connection connection, KeptSale sale, List<Long> amounts) throws SQLException {
        if (sale.programId() == null || sale.ruleVersion() == null) {
            return 0;
        }
        EarnRule rule = catalogs.rule(connection, sale.programId(), sale.ruleVersion());
        List<EarnRule.Line> lines = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            lines.add(new EarnRule.Line(amounts.get(i), sale.lines().get(i).category()));
        }
        return rule.pointsFor(lines, sale.storeCode());
    }
}
