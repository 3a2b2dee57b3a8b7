package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.sale.QuoteApi.ReturnPreview;
import io.dangol.loyalty.sale.ReturnService.Answer;
import io.dangol.loyalty.sale.ReturnWriter.Taking;
import io.dangol.loyalty.sale.SaleApi.ReturnWithoutSale;
import io.dangol.loyalty.sale.SaleRefusal.CurrencyNotOfProgram;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The use cases of goods that come back without a sale being named. Each method is one transaction. */
@ApplicationScoped
class ReturnWithoutSaleService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Sales sales;
    private final ReturnService returns;
    private final ReturnWriter writer;
    private final ContentHash contentHash;
    private final Clock clock;

    ReturnWithoutSaleService(
            Transactions transactions,
            Catalogs catalogs,
            Sales sales,
            ReturnService returns,
            ReturnWriter writer,
            ContentHash contentHash,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.sales = sales;
        this.returns = returns;
        this.writer = writer;
        this.contentHash = contentHash;
        this.clock = clock;
    }

    Answer record(ReturnWithoutSale request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SalePolicy.check(request, now);
        String hash = contentHash.of(request);
        return returns.counted(transactions.runTwice(connection -> ReturnService.placed(
                connection,
                request.terminalId(),
                request.sequenceNumber(),
                recorded(connection, request, scope, hash, now))));
    }

    /** Decided as the return would be, and undone. */
    ReturnPreview preview(ReturnWithoutSale request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SalePolicy.check(request, now);
        String hash = contentHash.of(request);
        return ReturnService.preview(
                transactions.preview(connection -> recorded(connection, request, scope, hash, now)));
    }

    private Answer recorded(Connection connection, ReturnWithoutSale request, Scope scope, String hash, Instant now)
            throws SQLException {
        Catalog catalog = catalogs.current(connection);
        Store store = scope.store(catalog, request.storeCode());
        // Before the receipt is looked for: of two at once the second then sees what the first has committed.
        Optional<Holder> holder = holder(connection, request.cardNumber(), now);
        Optional<ReturnRow> earlier = ReturnRows.find(connection, store.id(), request.receiptNumber());
        if (earlier.isPresent()) {
            return ReturnService.repeated(earlier.get(), hash, store);
        }
        StoreRefusal.requireOpen(store, request.returnedAt());
        StoreRefusal.requireOwn(store, request.currency(), "/currency");
        Taking taking = taking(catalog, store, request, holder);
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

    private static Optional<Holder> holder(Connection connection, @Nullable String cardNumber, Instant now)
            throws SQLException {
        return cardNumber == null
                ? Optional.empty()
                : Optional.ofNullable(SaleRows.lockHolders(connection, Set.of(cardNumber), now)
                        .get(cardNumber));
    }

    private static Taking taking(Catalog catalog, Store store, ReturnWithoutSale request, Optional<Holder> known) {
        if (request.cardNumber() == null) {
            return new Taking(store, null, null, null, store.partnerId(), 0, null, false);
        }
        // Blocked or not: what was bought while the card was good may come back, and its points must.
        Holder holder = known.orElseThrow(() -> new UnknownCard().at("/cardNumber"));
        ProgramTerms terms = catalog.program(holder.programId()).orElseThrow();
        if (!terms.currency().equals(request.currency())) {
            throw new CurrencyNotOfProgram(request.currency(), terms.currency()).at("/currency");
        }
        // What the goods would have earned: there is no sale to ask what they did earn.
        long points = terms.rules().base().pointsFor(SaleRules.baseLines(catalog, request.lines()), store.code());
        return new Taking(store, holder.memberId(), holder.programId(), null, store.partnerId(), points, null, false);
    }
}
