package io.dangol.loyalty.pointvalue;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.pointvalue.PointValueApi.PointValueView;
import io.dangol.loyalty.pointvalue.PointValueApi.Request;
import io.dangol.loyalty.pointvalue.PointValueRefusal.NoSuchProgram;
import io.dangol.loyalty.pointvalue.PointValueRefusal.PointValueDate;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The use cases. What points were worth stays as it was said, so that what was reckoned by it can be reckoned again: a
 * value counts from today on or later, or from a day on for which none was said yet.
 */
@ApplicationScoped
class PointValueService {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD = 10;

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Ids ids;
    private final Clock clock;

    PointValueService(Transactions transactions, Catalogs catalogs, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.ids = ids;
        this.clock = clock;
    }

    PointValueView put(UUID programId, LocalDate since, Request request, String clientId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            ProgramTerms terms = terms(connection, programId);
            Optional<PointValue> before = PointValues.since(connection, programId, since);
            if (before.filter(one -> one.says(request.value(), request.rate())).isPresent()) {
                return PointValueView.of(before.get(), terms.currency());
            }
            requireAhead(connection, terms, since, now);
            PointValue value =
                    new PointValue(ids.next(), programId, since, request.value(), request.rate(), clientId, now);
            PointValues.insert(connection, value);
            return PointValueView.of(value, terms.currency());
        });
    }

    Page<PointValueView> list(UUID programId, int limit, @Nullable Cursor after) {
        LocalDate since = after == null ? EARLIEST.minusDays(1) : day(after);
        UUID id = after == null ? new UUID(0, 0) : after.uuid(1);
        return transactions.run(connection -> {
            ProgramTerms terms = terms(connection, programId);
            List<PointValue> some = PointValues.after(connection, programId, since, id, limit + 1);
            return Page.of(
                    some,
                    limit,
                    value -> PointValueView.of(value, terms.currency()),
                    value -> Cursor.of(value.since(), value.id()));
        });
    }

    private static void requireAhead(Connection connection, ProgramTerms terms, LocalDate since, Instant now)
            throws SQLException {
        LocalDate today = now.atZone(terms.zone()).toLocalDate();
        LocalDate earliest = PointValues.on(connection, terms.id(), since).isPresent() ? today : EARLIEST;
        LocalDate latest = today.plusYears(YEARS_AHEAD);
        if (since.isBefore(earliest) || since.isAfter(latest)) {
            throw new PointValueDate(earliest, latest).at("/since");
        }
    }

    private ProgramTerms terms(Connection connection, UUID programId) throws SQLException {
        return catalogs.current(connection).program(programId).orElseThrow(() -> new NoSuchProgram(programId));
    }

    private static LocalDate day(Cursor cursor) {
        try {
            return LocalDate.parse(cursor.text(0));
        } catch (DateTimeException forged) {
            throw Cursor.invalid();
        }
    }
}
