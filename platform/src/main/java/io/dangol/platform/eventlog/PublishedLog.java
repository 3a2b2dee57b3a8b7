package io.dangol.platform.eventlog;

import io.dangol.platform.trace.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The log as the relay reads it: in commit-safe order, from where it stopped. */
final class PublishedLog {

    /**
     * Of an epoch that is over nothing is open any more, and its numbers say nothing about this one's. Ordered by the
     * table's own column: the bare name would mean the text that is answered, in which 1000 comes before 999.
     */
    private static final String NEXT = """
            select e.epoch, e.xid::text, e.id, e.event_id, e.topic, e.key, e.type, e.occurred_at, e.payload,
                   e.correlation_id, e.trace_parent
              from event_log e
             where (e.epoch, e.xid, e.id) > (?, ?::xid8, ?)
               and (e.epoch < (select max(epoch) from event_log_epoch)
                    or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
             order by e.epoch, e.xid, e.id
             limit ?""";

    /** Never forward: what was not published yet is in front of it anyway. */
    private static final String GO_BACK = """
            with first as materialized (
                select e.epoch, e.xid, e.id from event_log e
                 where e.recorded_at >= ?::timestamptz
                 order by e.epoch, e.xid, e.id limit 1)
            update relay_position p set epoch = f.epoch, xid = f.xid, id = f.id - 1
              from first f
             where (p.epoch, p.xid, p.id) >= (f.epoch, f.xid, f.id)""";

    private PublishedLog() {}

    static Position position(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select epoch, xid::text, id from relay_position")) {
            return row.next() ? position(row) : Position.START;
        }
    }

    static List<LoggedEvent> after(Connection connection, Position position, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            bind(select, 1, position);
            select.setInt(4, limit);
            List<LoggedEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        }
    }

    /** False, and nothing has changed, where the log does not stand any more at the place that the relay came from. */
    static boolean published(Connection connection, Position from, Position to) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update relay_position set epoch = ?, xid = ?::xid8, id = ?"
                        + " where epoch = ? and xid = ?::xid8 and id = ?")) {
            bind(update, 1, to);
            bind(update, 4, from);
            return update.executeUpdate() > 0;
        }
    }

    /** Lets all be published again that was recorded at this moment or later. */
    static boolean goBackTo(Connection connection, Instant moment) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(GO_BACK)) {
            update.setString(1, moment.toString());
            return update.executeUpdate() > 0;
        }
    }

    /** Age of the oldest event that is not published yet, and how many wait. */
    static Backlog backlog(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select count(*), coalesce(extract(epoch from now() - min(e.recorded_at)) * 1000, 0)::bigint
                          from event_log e, relay_position p
                         where (e.epoch, e.xid, e.id) > (p.epoch, p.xid, p.id)""")) {
            row.next();
            return new Backlog(row.getLong(1), row.getLong(2));
        }
    }

    private static void bind(PreparedStatement statement, int first, Position position) throws SQLException {
        statement.setInt(first, position.epoch());
        statement.setString(first + 1, Long.toUnsignedString(position.xid()));
        statement.setLong(first + 2, position.id());
    }

    private static LoggedEvent event(ResultSet row) throws SQLException {
        return new LoggedEvent(
                position(row),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                new Cause(row.getString(10), row.getString(11)));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getInt(1), Long.parseUnsignedLong(row.getString(2)), row.getLong(3));
    }
}
