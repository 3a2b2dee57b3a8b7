package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.household.Purse;
import io.dangol.loyalty.household.Purses;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionApi.Capture;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.loyalty.redemption.RedemptionRefusal.NoSuchRedemption;
import io.dangol.loyalty.redemption.RedemptionRefusal.ReferenceConflict;
import io.dangol.loyalty.redemption.Voiding.Voided;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The use cases. Each method is one transaction; those that change something hold the member's row. A hold is a promise
 * to the till: until its time it can be captured, whatever became of the points' lots or of the card.
 */
@ApplicationScoped
class RedemptionService {

    record Answer(boolean replayed, RedemptionView view) {

        Response response() {
            if (replayed) {
                return Response.ok(view).header("Idempotency-Replayed", "true").build();
            }
            return Response.status(Response.Status.CREATED)
                    .entity(view)
                    .header("Location", "/v1/redemptions/" + view.redemptionId())
                    .build();
        }
    }

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final PointsPaid pointsPaid;
    private final Purses purses;
    private final Loans loans;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    RedemptionService(
            Transactions transactions,
            Catalogs catalogs,
            PointsPaid pointsPaid,
            Purses purses,
            Loans loans,
            EventLog eventLog,
            LedgerFigures figures,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.pointsPaid = pointsPaid;
        this.purses = purses;
        this.loans = loans;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who has too few is lent the rest by its household, in the same transaction or not at all. */
    Answer authorise(Authorise request, Scope scope) {
        return purses.spend(request.cardNumber(), purse -> authorise(request, scope, purse));
    }

    private Answer authorise(Authorise request, Scope scope, Purse purse) {
        Instant now = now();
        return transactions.runTwice(connection -> {
            Store store = scope.store(catalogs.current(connection), request.storeCode());
            CardHolder holder = holder(connection, request);
            if (request.receiptNumber() != null) {
                PointsPaid.lock(connection, new Receipt(store.id(), request.receiptNumber()));
            }
            // Before the reference is looked for: of two equal requests one waits here and then finds the other's.
            MemberAccount account = purse.lock(connection, holder.memberId());
            Optional<KeptHold> earlier = Holds.find(connection, store.id(), request.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), request, holder, account, now);
            }
            StoreRefusal.requireOpen(store, now);
            // Read again: it may have been blocked while we waited.
            if (!holder(connection, request).active()) {
                throw new CardBlocked().at("/cardNumber");
            }
            MemberAccount filled = purse.filled(connection, account, request.points(), now);
            return new Answer(false, authorised(connection, request, store, holder.memberId(), filled, now));
        });
    }

    RedemptionView capture(UUID id, Capture request, Scope scope) {
        Instant now = now();
        return transactions.run(connection -> {
            KeptHold open = visible(connection, id, scope).payingFor(request.receiptNumber());
            PointsPaid.lock(connection, open);
            MemberAccount account = Accounts.lock(connection, open.memberId()).orElseThrow();
            KeptHold before = visible(connection, id, scope);
            KeptHold kept = before.payingFor(request.receiptNumber());
            long asked = request.points() == null ? kept.hold().points() : request.points();
            if (kept.hold().status() == Hold.Status.CAPTURED && kept.hold().captured() == asked) {
                return RedemptionView.of(kept, account, now);
            }
            if (!kept.equals(before)) {
                Holds.name(connection, kept);
            }
            return captured(connection, kept, account, asked, now);
        });
    }

    RedemptionView release(UUID id, Scope scope) {
        Instant now = now();
        return transactions.run(connection -> {
            UUID memberId = visible(connection, id, scope).memberId();
            MemberAccount account = Accounts.lock(connection, memberId).orElseThrow();
            KeptHold kept = visible(connection, id, scope);
            if (kept.hold().status() == Hold.Status.RELEASED) {
                return RedemptionView.of(kept, account, now);
            }
            return released(connection, kept, account, Hold.Status.RELEASED, now);
        });
    }

    RedemptionView get(UUID id, Scope scope) {
        Instant now = now();
        return transactions.snapshot(connection -> {
            KeptHold kept = visible(connection, id, scope);
            return RedemptionView.of(kept, Accounts.read(connection, kept.memberId()), now);
        });
    }

    private RedemptionView authorised(
            Connection connection, Authorise request, Store store, UUID memberId, MemberAccount account, Instant now)
            throws SQLException {
        MemberAccount after = account.authorise(request.points(), now);
        Hold hold = Hold.opened(ids.next(), request.points(), now, now.plusSeconds(request.seconds()));
        KeptHold kept = new KeptHold(
                hold,
                memberId,
                store.id(),
                store.code(),
                store.partnerId(),
                request.reference(),
                request.atOnce(),
                request.receiptNumber());
        Holds.insert(connection, kept);
        LedgerRows.update(connection, List.of(after.state()));
        return request.atOnce()
                ? captured(connection, kept, after, request.points(), now)
                : RedemptionView.of(kept, after, now);
    }

    RedemptionView captured(Connection connection, KeptHold kept, MemberAccount account, long points, Instant now)
            throws SQLException {
        Cause cause = new Cause(kept.hold().id(), now, ids::next);
        return spent(connection, kept, account.capture(kept.hold(), points, kept.partnerId(), cause), now);
    }

    /** Whoever calls holds the receipt that it pays for, and the member's row. */
    RedemptionView spent(Connection connection, KeptHold kept, Outcome outcome, Instant now) throws SQLException {
        long points = -outcome.entry().content().points();
        Hold ended = kept.hold().ended(Hold.Status.CAPTURED, points);
        Holds.update(connection, ended);
        LedgerRows.insert(connection, List.of(outcome));
        eventLog.append(connection, List.of(posted(connection, outcome, kept)));
        MemberAccount after = loans.repaid(connection, kept, outcome.account(), now);
        LedgerRows.update(connection, List.of(after.state()));
        figures.moved(Entry.Kind.REDEEMED, points);
        RedemptionView view = RedemptionView.of(kept.with(ended), after, now);
        for (Voided back : pointsPaid.giveBackLate(connection, kept.with(ended), now)) {
            eventLog.append(connection, back.events());
            back.events().forEach(event -> figures.moved(Entry.Kind.VOIDED, event.points()));
            view = RedemptionView.of(back.kept(), back.account(), now);
        }
        return view;
    }

    RedemptionView released(Connection connection, KeptHold kept, MemberAccount account, Hold.Status how, Instant now)
            throws SQLException {
        MemberAccount after = loans.repaid(connection, kept, account.release(kept.hold()), now);
        Hold ended = kept.hold().ended(how, 0);
        Holds.update(connection, ended);
        LedgerRows.update(connection, List.of(after.state()));
        return RedemptionView.of(kept.with(ended), after, now);
    }

    private static Answer repeated(
            KeptHold kept, Authorise request, CardHolder holder, MemberAccount account, Instant now) {
        if (!kept.isOf(holder.memberId(), request)) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer(true, RedemptionView.of(kept, account, now));
    }

    private static CardHolder holder(Connection connection, Authorise request) throws SQLException {
        Optional<CardHolder> holder = Members.holder(connection, request.cardNumber());
        return holder.orElseThrow(() -> new UnknownCard().at("/cardNumber"));
    }

    static KeptHold visible(Connection connection, UUID id, Scope scope) throws SQLException {
        return Holds.find(connection, id)
                .filter(kept -> scope.sees(kept.storeCode(), kept.partnerId()))
                .orElseThrow(() -> new NoSuchRedemption(id));
    }

    static PointsPosted posted(Connection connection, Outcome outcome, KeptHold kept) throws SQLException {
        Members.Membership of = Members.membership(connection, outcome.entry().memberId());
        return PointsPosted.of(outcome.entry(), of.customerId(), of.programId(), kept.storeId(), kept.partnerId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
