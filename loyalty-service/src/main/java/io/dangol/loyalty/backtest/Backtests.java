package io.dangol.loyalty.backtest;

import io.dangol.loyalty.backtest.Backtest.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Backtests in the database. */
final class Backtests {

    private static final String COLUMNS =
            "id, program_id, partner_id, rule, rules, from_day, until_day, status, sales, result, asked_by, asked_at";

    /** The oldest that waits, or whose worker went silent. */
    private static final String CLAIM = """
            update backtest set status = 'RUNNING', seen_at = ?, sales = 0 where id = (
                select id from backtest where status = 'QUEUED' or (status = 'RUNNING' and seen_at < ?)
                 order by id limit 1 for update skip locked)
            returning %s""".formatted(COLUMNS);

    private Backtests() {}

    static void insert(Connection connection, Backtest backtest) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into backtest (id, program_id, rule, rules, from_day, until_day, status, asked_by, asked_at, seen_at,
                    partner_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, backtest.id());
            insert.setObject(2, backtest.programId());
            insert.setString(3, backtest.rule());
            insert.setString(4, backtest.rules());
            insert.setObject(5, backtest.from());
            insert.setObject(6, backtest.until());
            insert.setString(7, backtest.status().name());
            insert.setString(8, backtest.askedBy());
            insert.setTimestamp(9, Timestamp.from(backtest.askedAt()));
            insert.setTimestamp(10, Timestamp.from(backtest.askedAt()));
            insert.setObject(11, backtest.partnerId());
            insert.executeUpdate();
        }
    }

    static Optional<Backtest> find(Connection connection, UUID programId, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from backtest where program_id = ? and id = ?")) {
            select.setObject(1, programId);
            select.setObject(2, id);
            return one(select);
        }
    }

    static Optional<Backtest> claim(Connection connection, Instant now, Instant silentSince) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setTimestamp(1, Timestamp.from(now));
            claim.setTimestamp(2, Timestamp.from(silentSince));
            return one(claim);
        }
    }

    static void told(Connection connection, UUID id, Status status, long sales, @Nullable String result, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update backtest set status = ?, sales = ?, result = ?, seen_at = ? where id = ? and status = 'RUNNING'")) {
            update.setString(1, status.name());
            update.setLong(2, sales);
            update.setString(3, result);
            update.setTimestamp(4, Timestamp.from(now));
            update.setObject(5, id);
            update.executeUpdate();
        }
    }

    private static Optional<Backtest> one(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(backtest(row)) : Optional.empty();
        }
    }

    private static Backtest backtest(ResultSet row) throws SQLException {
        return new Backtest(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                Status.valueOf(row.getString(8)),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                row.getTimestamp(12).toInstant());
    }
}
