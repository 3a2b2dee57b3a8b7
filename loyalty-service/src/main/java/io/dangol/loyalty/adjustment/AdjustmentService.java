package io.dangol.loyalty.adjustment;

import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.adjustment.Adjustment.Decision;
import io.dangol.loyalty.adjustment.Adjustment.Status;
import io.dangol.loyalty.adjustment.AdjustmentApi.AdjustmentView;
import io.dangol.loyalty.adjustment.AdjustmentApi.Request;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.FunderUnclear;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.NoSuchAdjustment;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.NothingToAdjust;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.ReferenceConflict;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.UnknownFunder;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.funding.Coverage;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction; those that decide hold the member's row. */
@ApplicationScoped
class AdjustmentService {

    record Answer(boolean replayed, AdjustmentView view) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    AdjustmentService(
            Transactions transactions,
            Catalogs catalogs,
            EventLog eventLog,
            LedgerFigures figures,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    Answer request(Request request, Person by) {
        requireClear(request);
        Instant now = now();
        return transactions.runTwice(connection -> {
            UUID member = Members.holder(connection, request.cardNumber())
                    .orElseThrow(() -> new UnknownCard().at("/cardNumber"))
                    .memberId();
            Optional<Adjustment> earlier = Adjustments.find(connection, by.clientId(), request.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), request, member);
            }
            UUID funder = request.funderPartnerId();
            if (funder != null && !catalogs.current(connection).hasStoresOf(funder)) {
                throw new UnknownFunder(funder).at("/funderPartnerId");
            }
            Adjustment asked = Adjustment.asked(ids.next(), member, request, by, now);
            Adjustments.insert(connection, asked);
            return new Answer(false, AdjustmentView.of(asked));
        });
    }

    private static void requireClear(Request request) {
        if (request.points() == 0) {
            throw new NothingToAdjust().at("/points");
        }
        if ((request.funderPartnerId() == null) == (request.points() > 0)) {
            throw new FunderUnclear().at("/funderPartnerId");
        }
    }

    /** Points move now, at today's terms. Approved again by the same person it answers the same. */
    AdjustmentView approve(UUID id, Person by) {
        Instant now = now();
        return transactions.run(connection -> {
            MemberAccount account = locked(connection, id);
            Adjustment asked = get(connection, id);
            if (isDecided(asked, Status.APPROVED, by)) {
                return AdjustmentView.of(asked);
            }
            Adjustment approved = asked.approved(by, now);
            Adjustments.decide(connection, approved, new Decision(by, now));
            post(connection, approved, account, new Cause(id, now, ids::next));
            return AdjustmentView.of(approved);
        });
    }

    AdjustmentView reject(UUID id, Person by) {
        Instant now = now();
        return transactions.run(connection -> {
            var unused = locked(connection, id);
            Adjustment asked = get(connection, id);
            if (isDecided(asked, Status.REJECTED, by)) {
                return AdjustmentView.of(asked);
            }
            Adjustment rejected = asked.rejected(by, now);
            Adjustments.decide(connection, rejected, new Decision(by, now));
            return AdjustmentView.of(rejected);
        });
    }

    AdjustmentView get(UUID id) {
        return transactions.run(connection -> AdjustmentView.of(get(connection, id)));
    }

    Page<AdjustmentView> list(@Nullable Status status, int limit, @Nullable Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<Adjustment> some = transactions.run(connection -> Adjustments.after(connection, from, status, limit + 1));
        return Page.of(some, limit, AdjustmentView::of, adjustment -> Cursor.of(adjustment.id()));
    }

    private void post(Connection connection, Adjustment approved, MemberAccount account, Cause cause)
            throws SQLException {
        UUID member = approved.memberId();
        Membership of = Members.membership(connection, member);
        Catalog catalog = catalogs.current(connection);
        UUID funder = approved.funderId();
        Coverage coverage = Coverage.lock(
                connection, funder != null && catalog.countedPartners().contains(funder) ? List.of(funder) : List.of());
        Outcome outcome = funder == null
                ? account.deduct(-approved.points(), cause)
                : coverage.cover(account.grant(approved.points(), funder, expiresAt(catalog, of, cause), cause));
        LedgerRows.insert(connection, List.of(outcome));
        LedgerRows.update(connection, List.of(outcome.account().state()));
        coverage.save(connection);
        eventLog.append(connection, List.of(PointsPosted.of(outcome, of.customerId(), of.programId(), null, funder)));
        figures.moved(Entry.Kind.ADJUSTED, approved.points());
    }

    private static @Nullable Instant expiresAt(Catalog catalog, Membership of, Cause cause) {
        return catalog.program(of.programId())
                .orElseThrow()
                .days(cause.at(), cause.at())
                .expiresAt();
    }

    private static Answer repeated(Adjustment earlier, Request request, UUID member) {
        if (!earlier.isOf(member, request.points(), request.reason(), request.funderPartnerId())) {
            throw new ReferenceConflict(request.reference());
        }
        return new Answer(true, AdjustmentView.of(earlier));
    }

    private static boolean isDecided(Adjustment adjustment, Status status, Person by) {
        return adjustment.status() == status
                && by.equals(Objects.requireNonNull(adjustment.decision()).by());
    }

    /** Of two who decide one waits here, and then finds what the other decided. */
    private static MemberAccount locked(Connection connection, UUID id) throws SQLException {
        return Accounts.lock(connection, get(connection, id).memberId()).orElseThrow();
    }

    private static Adjustment get(Connection connection, UUID id) throws SQLException {
        return Adjustments.find(connection, id).orElseThrow(() -> new NoSuchAdjustment(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
