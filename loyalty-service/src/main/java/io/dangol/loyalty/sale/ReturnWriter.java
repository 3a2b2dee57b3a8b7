package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.MemberAccount.Cause;
import io.dangol.loyalty.ledger.MemberAccount.Outcome;
import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.sale.ReturnRow.Place;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.loyalty.sale.SaleApi.ReturnView;
import io.dangol.loyalty.sale.SaleEvent.PointsPosted;
import io.dangol.loyalty.sale.SaleEvent.SaleReturned;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the points back and writes the return, its entry and its events. */
@Singleton
class ReturnWriter {

    /** From whom how many points are taken back, and for whose account. */
    record Taking(
            Store store,
            @Nullable UUID memberId,
            @Nullable UUID programId,
            @Nullable UUID saleId,
            UUID funderId,
            long points) {}

    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;

    ReturnWriter(Catalogs catalogs, EventLog eventLog, LedgerFigures figures, Ids ids) {
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    ReturnView write(Connection connection, Taking taking, ReturnDocument document, Instant now) throws SQLException {
        UUID id = ids.next();
        UUID customerId = customer(connection, taking.memberId());
        List<DomainEvent> events = new ArrayList<>();
        BalanceView balance = null;
        long returned = 0;
        if (taking.memberId() != null && taking.programId() != null) {
            MemberAccount before =
                    LedgerRows.lock(connection, taking.memberId()).orElseThrow();
            MemberAccount after = before;
            if (taking.points() > 0) {
                Outcome outcome = takenBack(connection, before, taking, new Cause(id, now, ids::next));
                after = outcome.account();
                returned = -outcome.entry().content().points();
                events.add(posted(outcome, taking, customerId));
                LedgerRows.insert(connection, List.of(outcome));
                LedgerRows.update(connection, List.of(after.state()));
            }
            balance = new BalanceView(
                    after.available(now), after.pending(now), after.state().held());
        }
        ReturnRow row = row(id, taking, document, customerId != null, returned, balance);
        ReturnRows.insert(connection, row, now);
        events.add(event(row, customerId, document, now));
        eventLog.append(connection, events);
        figures.moved(Entry.Kind.RETURNED, returned);
        return row.view();
    }

    private Outcome takenBack(Connection connection, MemberAccount account, Taking taking, Cause cause)
            throws SQLException {
        NegativePolicy policy = catalogs.current(connection)
                .program(taking.programId() == null ? cause.sourceId() : taking.programId())
                .orElseThrow()
                .negativePolicy();
        UUID saleId = taking.saleId() == null ? cause.sourceId() : taking.saleId();
        return account.takeBack(taking.points(), saleId, taking.funderId(), policy, cause);
    }

    private static @Nullable UUID customer(Connection connection, @Nullable UUID memberId) throws SQLException {
        if (memberId == null) {
            return null;
        }
        try (PreparedStatement select = connection.prepareStatement("select customer_id from member where id = ?")) {
            select.setObject(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private static ReturnRow row(
            UUID id,
            Taking taking,
            ReturnDocument document,
            boolean identified,
            long points,
            @Nullable BalanceView balance) {
        Store store = taking.store();
        return new ReturnRow(
                id,
                taking.saleId(),
                new Place(store.id(), store.code(), store.partnerId()),
                document.receiptNumber(),
                document.currency(),
                document.totalAmount(),
                document.lines(),
                taking.memberId(),
                taking.programId(),
                identified,
                points,
                balance,
                document.returnedAt(),
                store.businessDay(document.returnedAt()),
                document.contentHash());
    }

    private static SaleReturned event(ReturnRow row, @Nullable UUID customerId, ReturnDocument document, Instant now) {
        UUID keeper = customerId != null
                ? customerId
                : row.memberId() != null ? row.memberId() : row.place().storeId();
        return new SaleReturned(
                row.id(),
                row.saleId(),
                row.place().storeId(),
                row.place().storeCode(),
                row.place().partnerId(),
                row.receiptNumber(),
                row.currency(),
                row.totalAmount(),
                row.memberId(),
                customerId,
                row.programId(),
                row.pointsReturned(),
                document.saleBusinessDay(),
                row.returnedAt(),
                row.businessDay(),
                now,
                keeper.toString());
    }

    private static PointsPosted posted(Outcome outcome, Taking taking, @Nullable UUID customerId) {
        Entry entry = outcome.entry();
        UUID programId = taking.programId() == null ? entry.memberId() : taking.programId();
        return PointsPosted.of(
                entry,
                customerId,
                programId,
                taking.store().id(),
                taking.store().partnerId());
    }
}
