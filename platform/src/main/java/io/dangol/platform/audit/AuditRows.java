package io.dangol.platform.audit;

import io.dangol.platform.eventlog.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit log in the database. */
final class AuditRows {

    private static final String POSITION = "epoch || '.' || xid || '.' || id";
    private static final String SEAL = "number, " + POSITION + ", entries, hash, sealed_at";
    private static final String ENTRY = POSITION + ", entry::text, at = (entry ->> 'at')::timestamptz from audit_entry";

    private AuditRows() {}

    /** @param honest whether the column that it is found by says what the entry says */
    record Line(Position position, String entry, boolean honest) {}

    /** In the order of the chain, of those behind which nothing can commit any more that belongs before them. */
    static List<Line> settled(Connection connection, Position after, int limit) throws SQLException {
        return lines(connection, """
                select %s
                 where (epoch, xid, id) > (?, ?::xid8, ?)
                   and (epoch < (select event_log_current_epoch())
                        or xid < (select pg_snapshot_xmin(pg_current_snapshot())))
                 order by epoch, xid, id limit ?""".formatted(ENTRY), after, limit);
    }

    /** In the order of the chain, behind the one position up to the other. */
    static List<Line> between(Connection connection, Position after, Position end) throws SQLException {
        return lines(connection, """
                select %s
                 where (epoch, xid, id) > (?, ?::xid8, ?) and (epoch, xid, id) <= (?, ?::xid8, ?)
                 order by epoch, xid, id""".formatted(ENTRY), after, end);
    }

    static Seal last(Connection connection) throws SQLException {
        return seals(connection, "select " + SEAL + " from audit_seal order by number desc limit 1").stream()
                .findFirst()
                .orElse(Seal.NONE);
    }

    static Optional<Seal> seal(Connection connection, long number) throws SQLException {
        return number == 0
                ? Optional.of(Seal.NONE)
                : seals(connection, "select " + SEAL + " from audit_seal where number = ?", number).stream()
                        .findFirst();
    }

    static List<Seal> seals(Connection connection, long after, int limit) throws SQLException {
        return seals(
                connection,
                "select " + SEAL + " from audit_seal where number > ? order by number limit ?",
                after,
                limit);
    }

    static long countAfter(Connection connection, Position end) throws SQLException {
        String count = "select count(*) from audit_entry where (epoch, xid, id) > (?, ?::xid8, ?)";
        try (PreparedStatement select = connection.prepareStatement(count)) {
            var unused = bind(select, 1, end);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    static void add(Connection connection, Seal seal, Instant at) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit_seal (number, epoch, xid, id, entries, hash, sealed_at)"
                        + " values (?, ?, ?::xid8, ?, ?, ?, ?)")) {
            insert.setLong(1, seal.number());
            int next = bind(insert, 2, seal.end());
            insert.setLong(next, seal.entries());
            insert.setString(next + 1, seal.hash());
            insert.setTimestamp(next + 2, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    /** Newest first. */
    static List<Line> found(Connection connection, Search wanted, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + ENTRY + " where " + wanted.condition()
                + " order by epoch desc, xid desc, id desc limit ?")) {
            int next = 1;
            for (Object value : wanted.values()) {
                if (value instanceof Position position) {
                    next = bind(select, next, position);
                } else {
                    select.setObject(next++, value instanceof Instant at ? Timestamp.from(at) : value);
                }
            }
            select.setInt(next, limit);
            return lines(select);
        }
    }

    private static List<Line> lines(Connection connection, String sql, Position after, Object limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = bind(select, 1, after);
            if (limit instanceof Position end) {
                var unused = bind(select, next, end);
            } else {
                select.setObject(next, limit);
            }
            return lines(select);
        }
    }

    private static List<Line> lines(PreparedStatement select) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                lines.add(new Line(Position.parse(row.getString(1)), row.getString(2), row.getBoolean(3)));
            }
        }
        return lines;
    }

    private static List<Seal> seals(Connection connection, String sql, Object... values) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seals.add(new Seal(
                            row.getLong(1),
                            Position.parse(row.getString(2)),
                            row.getLong(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant()));
                }
            }
        }
        return seals;
    }

    /** Answers the parameter behind it. */
    private static int bind(PreparedStatement statement, int first, Position position) throws SQLException {
        statement.setInt(first, position.epoch());
        statement.setString(first + 1, Long.toUnsignedString(position.xid()));
        statement.setLong(first + 2, position.id());
        return first + 3;
    }
}
