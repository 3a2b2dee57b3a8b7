package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.ConflictApi.ConflictDetail;
import io.dangol.loyalty.sale.ConflictApi.ConflictView;
import io.dangol.loyalty.sale.ConflictApi.Status;
import io.dangol.loyalty.sale.Conflicts.Asked;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchConflict;
import io.dangol.loyalty.sale.Sales.KeptSale;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading the receipts that came again with another content. */
@ApplicationScoped
class ConflictService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Sales sales;
    private final SaleService details;
    private final ObjectMapper json;

    ConflictService(Transactions transactions, Catalogs catalogs, Sales sales, SaleService details, ObjectMapper json) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.sales = sales;
        this.details = details;
        this.json = json;
    }

    Page<ConflictView> list(
            @Nullable Status status,
            @Nullable String storeCode,
            @Nullable String receiptNumber,
            int limit,
            @Nullable Cursor after,
            Scope scope) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<Conflict> some = transactions.run(connection -> {
            List<String> stores = storeCode == null
                    ? List.copyOf(scope.storeCodes())
                    : List.of(
                            scope.store(catalogs.current(connection), storeCode).code());
            Asked asked = new Asked(stores, scope.partnerId().orElse(null), status, receiptNumber);
            return Conflicts.after(connection, from, asked, limit + 1);
        });
        return Page.of(some, limit, Conflict::view, conflict -> Cursor.of(conflict.id()));
    }

    ConflictDetail get(UUID id, Scope scope) {
        Conflict conflict = transactions.run(connection -> seen(Conflicts.find(connection, id), id, scope));
        SaleRequest arrived = arrived(conflict);
        return new ConflictDetail(
                conflict.view(),
                details.get(conflict.saleId(), scope),
                arrived.withoutCashier(),
                differing(conflict, arrived));
    }

    static Conflict seen(Optional<Conflict> found, UUID id, Scope scope) {
        return found.filter(conflict -> scope.sees(conflict.storeCode(), conflict.partnerId()))
                .orElseThrow(() -> new NoSuchConflict(id));
    }

    SaleRequest arrived(Conflict conflict) {
        try {
            return json.readValue(conflict.content(), SaleRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What arrived cannot be read", e);
        }
    }

    private List<String> differing(Conflict conflict, SaleRequest arrived) {
        return transactions.run(connection -> {
            KeptSale first = sales.find(connection, conflict.saleId()).orElseThrow();
            Conflict.Beside beside = new Conflict.Beside(
                    Conflicts.sequenceNumber(connection, first),
                    Conflicts.sameCoalition(connection, conflict),
                    Conflicts.served(connection, conflict.saleId()));
            // Who claimed it later was not shown at the till.
            boolean claimed = ReceiptClaims.find(connection, first.id()).isPresent();
            UUID shown = claimed ? null : first.memberId();
            return Conflict.differing(
                    first, beside, arrived, Objects.equals(shown, member(connection, arrived.cardNumber())));
        });
    }

    private static @Nullable UUID member(Connection connection, @Nullable String cardNumber) throws SQLException {
        return cardNumber == null
                ? null
                : Members.holder(connection, cardNumber)
                        .map(CardHolder::memberId)
                        .orElse(new UUID(0, 0));
    }
}
