package io.dangol.loyalty.terminal;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.liability.Reading;
import io.dangol.loyalty.terminal.TerminalApi.Duplicate;
import io.dangol.loyalty.terminal.TerminalApi.Gap;
import io.dangol.loyalty.terminal.TerminalApi.Reset;
import io.dangol.loyalty.terminal.TerminalApi.ResetRequest;
import io.dangol.loyalty.terminal.TerminalApi.Sequence;
import io.dangol.loyalty.terminal.TerminalRefusal.ResetConflict;
import io.dangol.loyalty.terminal.TerminalRefusal.ResetOutOfTime;
import io.dangol.loyalty.terminal.Terminals.Position;
import io.dangol.loyalty.terminal.Terminals.Within;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What arrived of each terminal's count, and when it began anew. */
@ApplicationScoped
class TerminalService {

    /** Tills' clocks run ahead a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Nothing of ours was sold before. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    record Answer(boolean replayed, Reset reset) {}

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Clock clock;

    TerminalService(Transactions transactions, Catalogs catalogs, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    Page<Sequence> sequences(@Nullable String storeCode, int limit, @Nullable Cursor after, Scope scope) {
        Position from = Position.of(after);
        List<Sequence> some = transactions.snapshot(connection ->
                Terminals.sequences(connection, within(connection, storeCode, null, scope), from, limit + 1));
        return Page.of(some, limit, one -> one, one -> Cursor.of(one.storeCode(), one.terminalId(), one.series()));
    }

    Page<Gap> gaps(
            @Nullable String storeCode, @Nullable Instant since, int limit, @Nullable Cursor after, Scope scope) {
        Position from = Position.of(after);
        List<Gap> some = transactions.snapshot(
                connection -> Terminals.gaps(connection, within(connection, storeCode, since, scope), from, limit + 1));
        return Page.of(
                some, limit, one -> one, one -> Cursor.of(one.storeCode(), one.terminalId(), one.series(), one.from()));
    }

    Page<Duplicate> duplicates(
            @Nullable String storeCode, @Nullable Instant since, int limit, @Nullable Cursor after, Scope scope) {
        Position from = Position.of(after);
        List<Duplicate> some = transactions.snapshot(connection ->
                Terminals.duplicates(connection, within(connection, storeCode, since, scope), from, limit + 1));
        return Page.of(
                some,
                limit,
                one -> one,
                one -> Cursor.of(one.storeCode(), one.terminalId(), one.series(), one.number()));
    }

    Answer reset(ResetRequest request, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant since = request.since().truncatedTo(ChronoUnit.MICROS);
        if (since.isAfter(now.plus(TOLERANCE)) || since.isBefore(EARLIEST)) {
            throw new ResetOutOfTime().at("/since");
        }
        return transactions.runTwice(connection -> {
            Store store = scope.store(catalogs.current(connection), request.storeCode());
            Optional<Reset> earlier = Terminals.reset(connection, store, request.terminalId(), request.reference());
            if (earlier.isPresent()) {
                return repeated(earlier.get(), since);
            }
            Reset reset =
                    new Reset(store.code(), request.terminalId(), since, request.reference(), scope.clientId(), now);
            if (!Terminals.insert(connection, store, reset)) {
                throw new ResetConflict(request.reference()).at("/since");
            }
            return new Answer(false, reset);
        });
    }

    private static Answer repeated(Reset earlier, Instant since) {
        if (!earlier.since().equals(since)) {
            throw new ResetConflict(earlier.reference());
        }
        return new Answer(true, earlier);
    }

    /** A moment that the database can hold, with the same answer. */
    private static @Nullable Instant kept(@Nullable Instant since) {
        if (since == null || since.isBefore(EARLIEST)) {
            return null;
        }
        return since.isAfter(LATEST) ? LATEST : since;
    }

    private Within within(Connection connection, @Nullable String storeCode, @Nullable Instant since, Scope scope)
            throws SQLException {
        Reading.notForLong(connection);
        List<String> stores = storeCode == null
                ? List.copyOf(scope.storeCodes())
                : List.of(scope.store(catalogs.current(connection), storeCode).code());
        return new Within(stores, scope.partnerId().orElse(null), kept(since));
    }
}
