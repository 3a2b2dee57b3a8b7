package io.dangol.loyalty.settlement;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.liability.Outstanding;
import io.dangol.loyalty.liability.Reading;
import io.dangol.loyalty.pointvalue.PointValueRefusal.NoPointValue;
import io.dangol.loyalty.pointvalue.PointValues;
import io.dangol.loyalty.settlement.Netting.Total;
import io.dangol.loyalty.settlement.SettlementRefusal.ComputedElsewhere;
import io.dangol.loyalty.settlement.SettlementRefusal.NoSuchSettlement;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Works out what a period comes to, a day in a transaction: a long one would hold back all events, which are told in the
 * order of transactions. Of two computations of a settlement the one that began later goes on.
 *
 * <p>An entry has its time before it is committed, so at the end of a period some may still be on their way. Whatever is
 * in no settlement yet is looked for from the beginning of the period before: what came late is in the next one, once.
 */
@Singleton
class Computation {

    private static final Duration STRETCH = Duration.ofDays(1);

    private final Transactions transactions;

    Computation(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What it found to be done: whose run it is, and how far back entries may have come late. */
    private record Begun(Settlement settlement, Instant from) {}

    /** What the lines come to. */
    private record Sums(long entries, List<Total> totals, List<Statement> statements) {}

    Settlement compute(UUID id, UUID run, Instant now) {
        Begun begun = transactions.part(connection -> begin(connection, id, run));
        Settlement settlement = begun.settlement();
        for (Instant from = begun.from(); from.isBefore(settlement.endsAt()); from = from.plus(STRETCH)) {
            Instant start = from;
            Instant end = earlier(start.plus(STRETCH), settlement.endsAt());
            var unused = transactions.part(connection -> {
                Settlement still = still(connection, settlement);
                LineRows.write(connection, still, start, end);
                return still;
            });
        }
        Sums sums = transactions.preview(connection -> sums(connection, settlement, now));
        return transactions.run(connection -> finish(connection, settlement, sums, now));
    }

    private static Begun begin(Connection connection, UUID id, UUID run) throws SQLException {
        Settlement settlement = Settlements.lock(connection, id).orElseThrow(() -> new NoSuchSettlement(id));
        Settlement begun = settlement.begun(run);
        Settlement first = Settlements.before(connection, settlement.programId(), settlement.from())
                .orElse(settlement);
        LocalDate day = first.from();
        if (PointValues.on(connection, settlement.programId(), day).isEmpty()) {
            throw new NoPointValue(day);
        }
        Settlements.update(connection, begun);
        Totals.replace(connection, id, List.of());
        StatementRows.replace(connection, id, List.of());
        return new Begun(begun, first.startsAt());
    }

    private static Settlement still(Connection connection, Settlement settlement) throws SQLException {
        return Settlements.lock(connection, settlement.id())
                .filter(now -> settlement.equals(now))
                .orElseThrow(ComputedElsewhere::new);
    }

    private static Sums sums(Connection connection, Settlement settlement, Instant now) throws SQLException {
        Reading.atOneMoment(connection);
        List<Total> totals = Totals.ofLines(connection, settlement.id());
        List<Statement> statements = Statement.of(
                Netting.of(totals),
                StatementRows.funded(connection, settlement),
                Outstanding.byFunder(
                        connection, settlement.programId(), settlement.zone(), earlier(now, settlement.endsAt())));
        return new Sums(Totals.entries(connection, settlement.id()), totals, statements);
    }

    private static Settlement finish(Connection connection, Settlement settlement, Sums sums, Instant now)
            throws SQLException {
        Settlement computed = still(connection, settlement).computed(sums.entries(), now);
        Totals.replace(connection, settlement.id(), sums.totals());
        StatementRows.replace(connection, settlement.id(), sums.statements());
        Settlements.update(connection, computed);
        return computed;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
