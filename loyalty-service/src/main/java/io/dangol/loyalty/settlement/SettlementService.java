package io.dangol.loyalty.settlement;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.settlement.Settlement.Status;
import io.dangol.loyalty.settlement.SettlementApi.Request;
import io.dangol.loyalty.settlement.SettlementApi.SettlementView;
import io.dangol.loyalty.settlement.SettlementEvent.SettlementClosed;
import io.dangol.loyalty.settlement.SettlementRefusal.EarlierStillOpen;
import io.dangol.loyalty.settlement.SettlementRefusal.NoSuchSettlement;
import io.dangol.loyalty.settlement.SettlementRefusal.PeriodConflict;
import io.dangol.loyalty.settlement.SettlementRefusal.PeriodNotNext;
import io.dangol.loyalty.settlement.SettlementRefusal.PeriodUnclear;
import io.dangol.loyalty.settlement.SettlementRefusal.UnknownProgram;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. A programme's periods follow one another, and only the last one may still be open. */
@ApplicationScoped
class SettlementService {

    record Answer(boolean replayed, SettlementView view) {}

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);
    private static final int LONGEST_IN_DAYS = 366;

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Computation computation;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    SettlementService(
            Transactions transactions,
            Catalogs catalogs,
            Computation computation,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.computation = computation;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    Answer open(Request request) {
        requireClear(request);
        Instant now = now();
        return transactions.runTwice(connection -> {
            ProgramTerms terms = catalogs.current(connection)
                    .program(request.programId())
                    .orElseThrow(() -> new UnknownProgram(request.programId()).at("/programId"));
            Optional<Settlement> earlier = Settlements.find(connection, terms.id(), request.from());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), request);
            }
            requireNext(connection, request);
            Settlement opened = opened(request, terms, now);
            Settlements.insert(connection, opened);
            return new Answer(false, SettlementView.of(opened));
        });
    }

    SettlementView compute(UUID id) {
        return SettlementView.of(computation.compute(id, ids.next(), now()));
    }

    /** Once; again it answers the same. */
    SettlementView close(UUID id) {
        Instant now = now();
        return transactions.run(connection -> {
            Settlement settlement = Settlements.lock(connection, id).orElseThrow(() -> new NoSuchSettlement(id));
            if (settlement.status() == Status.CLOSED) {
                return SettlementView.of(settlement);
            }
            Settlement closed = settlement.closed(now);
            Settlements.update(connection, closed);
            eventLog.append(connection, List.of(told(closed, now)));
            return SettlementView.of(closed);
        });
    }

    /** Of a period that was mistyped nothing is left; whoever computes it meanwhile finds it gone. */
    void delete(UUID id) {
        int unused = transactions.run(connection -> {
            Settlement settlement = Settlements.lock(connection, id).orElseThrow(() -> new NoSuchSettlement(id));
            settlement.requireNotClosed();
            return Settlements.delete(connection, id);
        });
    }

    SettlementView get(UUID id) {
        return transactions.run(connection ->
                Settlements.find(connection, id).map(SettlementView::of).orElseThrow(() -> new NoSuchSettlement(id)));
    }

    Page<SettlementView> list(@Nullable UUID programId, int limit, @Nullable Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<Settlement> some =
                transactions.run(connection -> Settlements.after(connection, from, programId, limit + 1));
        return Page.of(some, limit, SettlementView::of, settlement -> Cursor.of(settlement.id()));
    }

    private static void requireClear(Request request) {
        LocalDate from = request.from();
        LocalDate until = request.until();
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            throw new PeriodUnclear().at("/from");
        }
        if (!until.isAfter(from) || until.isAfter(from.plusDays(LONGEST_IN_DAYS))) {
            throw new PeriodUnclear().at("/until");
        }
    }

    /** A period before the first one would leave open what of it was settled elsewhere. */
    private static void requireNext(Connection connection, Request request) throws SQLException {
        Optional<Settlement> last = Settlements.before(connection, request.programId(), LocalDate.MAX.withYear(9999));
        if (last.isEmpty()) {
            return;
        }
        if (!last.get().until().equals(request.from())) {
            throw new PeriodNotNext(last.get().until()).at("/from");
        }
        if (last.get().status() != Status.CLOSED) {
            throw new EarlierStillOpen(last.get().from());
        }
    }

    private Settlement opened(Request request, ProgramTerms terms, Instant now) {
        return new Settlement(
                ids.next(),
                terms.id(),
                terms.currency(),
                terms.zone(),
                request.from(),
                request.until(),
                Status.OPEN,
                0,
                null,
                now,
                null,
                null);
    }

    private static Answer repeated(Settlement earlier, Request request) {
        if (!earlier.until().equals(request.until())) {
            throw new PeriodConflict(earlier.from(), earlier.until()).at("/until");
        }
        return new Answer(true, SettlementView.of(earlier));
    }

    private static SettlementClosed told(Settlement closed, Instant now) {
        return new SettlementClosed(
                closed.id(),
                closed.programId(),
                closed.currency(),
                closed.from(),
                closed.until(),
                closed.entries(),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
