package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Claim;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.redemption.PointsPaid;
import io.dangol.loyalty.redemption.PointsPaid.GivenBack;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import io.dangol.loyalty.redemption.PointsPaid.Share;
import io.dangol.loyalty.sale.Claims.Undone;
import io.dangol.loyalty.sale.ReturnRow.Place;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.loyalty.sale.SaleEvent.SaleReturned;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the points back and writes the return, its entry and its events. */
@Singleton
class ReturnWriter {

    /**
     * From whom how many points are taken back, and for whose account.
     *
     * @param sale the one it comes from, where it is named
     * @param points what the goods would have earned, where no sale is named
     * @param undone what of a sale with a card is undone
     * @param decided a person decided that it is recorded: where the programme would refuse what it cannot take back, it
     *     takes what is there
     */
    record Taking(
            Store store,
            @Nullable UUID memberId,
            @Nullable UUID programId,
            @Nullable OfSale sale,
            UUID funderId,
            long points,
            @Nullable Undone undone,
            boolean decided) {

        @Nullable UUID saleId() {
            return sale == null ? null : sale.id();
        }
    }

    /**
     * A sale of which something comes back.
     *
     * @param back how much of it is back after this return
     */
    record OfSale(UUID id, Receipt receipt, Share back) {}

    /** What happened to members' points. */
    private record Moved(
            long returned, long givenBack, @Nullable BalanceView balance, List<DomainEvent> events) {}

    private final Catalogs catalogs;
    private final Claims claims;
    private final PointsPaid pointsPaid;
    private final EventLog eventLog;
    private final Ids ids;

    ReturnWriter(Catalogs catalogs, Claims claims, PointsPaid pointsPaid, EventLog eventLog, Ids ids) {
        this.catalogs = catalogs;
        this.claims = claims;
        this.pointsPaid = pointsPaid;
        this.eventLog = eventLog;
        this.ids = ids;
    }

    ReturnRow write(Connection connection, Taking taking, ReturnDocument document, Instant now) throws SQLException {
        UUID id = ids.next();
        lock(connection, taking);
        UUID memberId = taking.memberId();
        Membership of = memberId == null ? null : Members.membership(connection, memberId);
        Moved moved = moved(connection, taking, of, new Cause(id, now, ids::next));
        ReturnRow row = row(id, taking, document, of != null && of.customerId() != null, moved);
        ReturnRows.insert(connection, row, now);
        List<DomainEvent> events = new ArrayList<>(moved.events());
        events.add(event(row, of, document, now));
        eventLog.append(connection, events);
        return row;
    }

    private Moved moved(Connection connection, Taking taking, @Nullable Membership of, Cause cause)
            throws SQLException {
        List<DomainEvent> events = new ArrayList<>();
        long givenBack = 0;
        OfSale sale = taking.sale();
        if (sale != null) {
            // Before anything is taken back: what comes back pays for what was spent, and nobody is made to owe it.
            GivenBack back = pointsPaid.giveBack(connection, sale.receipt(), sale.back(), cause.sourceId(), cause.at());
            events.addAll(back.events());
            givenBack = back.points();
        }
        UUID programId = taking.programId();
        if (of == null || programId == null) {
            return new Moved(0, givenBack, null, events);
        }
        // With what the sale earned, though it was spent or has expired: it is the first to be taken back.
        List<UUID> own = sale == null ? List.of() : claims.lots(connection, of.accountId(), sale.id(), taking.undone());
        MemberAccount after = Accounts.lock(connection, of.memberId(), own).orElseThrow();
        long returned = 0;
        Demand demand = demand(connection, taking, after, cause.sourceId());
        if (!demand.claims().isEmpty()) {
            Outcome outcome =
                    takenBack(connection, after, demand, policy(connection, programId, taking.decided()), cause);
            after = outcome.account();
            returned = -outcome.entry().content().points();
            events.add(posted(outcome, taking, of.customerId()));
        }
        return new Moved(returned, givenBack, balance(after, cause.at()), events);
    }

    /** All who are concerned at once, and in the tills' order: who earned and who paid may be two. */
    private void lock(Connection connection, Taking taking) throws SQLException {
        List<UUID> members = new ArrayList<>();
        if (taking.memberId() != null) {
            members.add(taking.memberId());
        }
        if (taking.sale() != null) {
            PointsPaid.lock(connection, taking.sale().receipt());
            members.addAll(pointsPaid.payers(connection, taking.sale().receipt()));
        }
        var unused = Accounts.lockAll(connection, members);
    }

    private static BalanceView balance(MemberAccount account, Instant now) {
        return new BalanceView(
                account.available(now), account.pending(now), account.state().held());
    }

    private Demand demand(Connection connection, Taking taking, MemberAccount account, UUID returnId)
            throws SQLException {
        if (taking.undone() != null) {
            return claims.of(connection, taking.undone(), account, returnId);
        }
        return taking.points() == 0
                ? Demand.NONE
                : Demand.of(new Claim(null, null, Funding.by(taking.funderId()), 0, taking.points()));
    }

    /** Budgets last: all tills of a campaign meet there. */
    private static Outcome takenBack(
            Connection connection, MemberAccount account, Demand demand, NegativePolicy policy, Cause cause)
            throws SQLException {
        Outcome outcome = account.takeBack(demand.claims(), policy, cause);
        LedgerRows.insert(connection, List.of(outcome));
        LedgerRows.update(connection, List.of(outcome.account().state()));
        demand.giveBack(connection, account, policy, cause.at());
        return outcome;
    }

    private NegativePolicy policy(Connection connection, UUID programId, boolean decided) throws SQLException {
        NegativePolicy policy =
                catalogs.current(connection).program(programId).orElseThrow().negativePolicy();
        return decided && policy == NegativePolicy.REFUSE ? NegativePolicy.CLAMP : policy;
    }

    private static ReturnRow row(UUID id, Taking taking, ReturnDocument document, boolean identified, Moved moved) {
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
                moved.returned(),
                moved.givenBack(),
                moved.balance(),
                document.returnedAt(),
                store.businessDay(document.returnedAt()),
                document.contentHash());
    }

    private static SaleReturned event(ReturnRow row, @Nullable Membership of, ReturnDocument document, Instant now) {
        UUID accountId = of == null ? null : of.accountId();
        UUID customerId = of == null ? null : of.customerId();
        UUID holder = customerId == null ? accountId : customerId;
        UUID keeper = holder == null ? row.place().storeId() : holder;
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
