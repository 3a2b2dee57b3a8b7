package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import io.dangol.platform.lines.FileRows.Reached;
import io.dangol.platform.lines.RowFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Coalitions' files in the database, without their lines. */
final class Files {

    private static final String SELECT = """
            select id, coalition, month, version, format, tolerance, client_id, status, run, header, lines, rows, digest,
                   started_at, changed_at, closed_by, closed_at
              from coalition_file""";

    private Files() {}

    /** Of two who send or close a month's file, the second waits and sees what the first has written. */
    static void lockMonth(Connection connection, String coalition, YearMonth month) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "coalition file " + coalition + " " + month);
            lock.execute();
        }
    }

    /** All of a month, the latest version first. */
    static List<CoalitionFile> ofMonth(Connection connection, String coalition, YearMonth month) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where coalition = ? and month = ? order by version desc")) {
            select.setString(1, coalition);
            select.setObject(2, month.atDay(1));
            return all(select);
        }
    }

    static Optional<CoalitionFile> find(Connection connection, String coalition, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where coalition = ? and id = ?")) {
            select.setString(1, coalition);
            select.setObject(2, id);
            return all(select).stream().findFirst();
        }
    }

    /** The latest first. */
    static List<CoalitionFile> list(Connection connection, String coalition, @Nullable UUID before, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where coalition = ? and (?::uuid is null or id < ?) order by id desc limit ?")) {
            select.setString(1, coalition);
            select.setObject(2, before);
            select.setObject(3, before);
            select.setInt(4, most);
            return all(select);
        }
    }

    /** Of all coalitions: those that did not go on since then. */
    static List<CoalitionFile> ofStatus(Connection connection, Status status, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where status = ? and changed_at < ?")) {
            select.setString(1, status.name());
            select.setTimestamp(2, Timestamp.from(before));
            return all(select);
        }
    }

    /** Locked for those who write to its lines: empty where it is another one's by now. */
    static Optional<CoalitionFile> lockOf(Connection connection, CoalitionFile file) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where id = ? and run = ? and status = ? for update")) {
            select.setObject(1, file.id());
            select.setObject(2, file.run());
            select.setString(3, file.status().name());
            return all(select).stream().findFirst();
        }
    }

    /** Like the lock, and whoever wants to compare it too sees that somebody is at it. */
    static boolean keep(Connection connection, CoalitionFile file, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update coalition_file set changed_at = ? where id = ? and run = ? and status = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, file.id());
            update.setObject(3, file.run());
            update.setString(4, file.status().name());
            return update.executeUpdate() == 1;
        }
    }

    static void insert(Connection connection, CoalitionFile file) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into coalition_file (id, coalition, month, version, format, tolerance, client_id, status, run,
                    digest, started_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, file.id());
            insert.setString(2, file.coalition());
            insert.setObject(3, file.month().atDay(1));
            insert.setInt(4, file.version());
            insert.setString(5, file.format().name());
            insert.setLong(6, file.tolerance());
            insert.setString(7, file.clientId());
            insert.setString(8, file.status().name());
            insert.setObject(9, file.run());
            insert.setString(10, file.reached().digest());
            insert.setTimestamp(11, Timestamp.from(file.startedAt()));
            insert.setTimestamp(12, Timestamp.from(file.changedAt()));
            insert.executeUpdate();
        }
    }

    /** Needs its lock, or the month's. */
    static void update(Connection connection, CoalitionFile file) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update coalition_file set status = ?, run = ?, header = ?, lines = ?, rows = ?, digest = ?, changed_at = ?
                 where id = ?""")) {
            update.setString(1, file.status().name());
            update.setObject(2, file.run());
            update.setString(3, file.reached().header());
            update.setLong(4, file.reached().lines());
            update.setLong(5, file.reached().rows());
            update.setString(6, file.reached().digest());
            update.setTimestamp(7, Timestamp.from(file.changedAt()));
            update.setObject(8, file.id());
            update.executeUpdate();
        }
    }

    /** What stood for the month before does so no more. */
    static void supersede(Connection connection, CoalitionFile by, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update coalition_file set status = 'SUPERSEDED', changed_at = ?
                 where coalition = ? and month = ? and version < ? and status in ('RECONCILING', 'RECONCILED')""")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, by.coalition());
            update.setObject(3, by.month().atDay(1));
            update.setInt(4, by.version());
            update.executeUpdate();
        }
    }

    static void close(Connection connection, UUID id, String by, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update coalition_file set status = 'CLOSED', closed_by = ?, closed_at = ?, changed_at = ?
                 where id = ?""")) {
            update.setString(1, by);
            update.setTimestamp(2, Timestamp.from(at));
            update.setTimestamp(3, Timestamp.from(at));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** Nobody sees it from now on, and nobody writes to it; its lines are deleted later. */
    static void letGo(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from coalition_file where id = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into coalition_file_let_go (file_id) values (?)")) {
            delete.setObject(1, id);
            delete.executeUpdate();
            insert.setObject(1, id);
            insert.executeUpdate();
        }
    }

    /** Forgotten ones of which lines may be left. */
    static List<UUID> toBeSwept(Connection connection) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select file_id from coalition_file_let_go");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** None of its lines is left. */
    static int gone(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from coalition_file_let_go where file_id = ?")) {
            delete.setObject(1, id);
            return delete.executeUpdate();
        }
    }

    private static List<CoalitionFile> all(PreparedStatement select) throws SQLException {
        List<CoalitionFile> all = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(read(row));
            }
        }
        return all;
    }

    private static CoalitionFile read(ResultSet row) throws SQLException {
        Timestamp closedAt = row.getTimestamp(17);
        return new CoalitionFile(
                row.getObject(1, UUID.class),
                row.getString(2),
                YearMonth.from(row.getObject(3, LocalDate.class)),
                row.getInt(4),
                RowFormat.valueOf(row.getString(5)),
                row.getLong(6),
                row.getString(7),
                Status.valueOf(row.getString(8)),
                row.getObject(9, UUID.class),
                new Reached(row.getString(10), row.getLong(11), row.getLong(12), row.getString(13)),
                row.getTimestamp(14).toInstant(),
                row.getTimestamp(15).toInstant(),
                row.getString(16),
                closedAt == null ? null : closedAt.toInstant());
    }
}
