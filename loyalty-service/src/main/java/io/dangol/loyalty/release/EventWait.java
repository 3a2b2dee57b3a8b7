package io.dangol.loyalty.release;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.rule.Awaits;
import io.dangol.loyalty.rule.Awaits.Otherwise;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lot that waits for an event, or did.
 *
 * @param rule the bonus rule that gave it; null: the earn rule
 * @param outcome null while it waits
 */
public record EventWait(
        UUID lotId,
        UUID memberId,
        UUID saleId,
        @Nullable String rule,
        String event,
        Instant until,
        Otherwise otherwise,
        @Nullable Outcome outcome,
        @Nullable Instant endedAt) {

    /** How it ended. */
    enum Outcome {
        RELEASED,
        OPENED,
        WITHDRAWN
    }

    private static final String SELECT =
            "select e.lot_id, l.member_id, e.sale_id, e.rule, e.event, e.until, e.otherwise,"
                    + " e.outcome, e.ended_at from lot_event e join lot l on l.id = e.lot_id";

    public static EventWait begun(
            UUID lotId, UUID memberId, UUID saleId, @Nullable String rule, Awaits awaits, Instant now) {
        Instant until = now.plus(Duration.ofDays(awaits.withinDays()));
        return new EventWait(lotId, memberId, saleId, rule, awaits.event(), until, awaits.otherwise(), null, null);
    }

    boolean isOpen() {
        return outcome == null;
    }

    public static void insert(Connection connection, List<EventWait> waits) throws SQLException {
        if (waits.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into lot_event (lot_id, sale_id, rule, event, until, otherwise)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])""")) {
            var unused = new Columns<>(connection, insert, waits)
                    .add("uuid", EventWait::lotId)
                    .add("uuid", EventWait::saleId)
                    .add("text", EventWait::rule)
                    .add("text", EventWait::event)
                    .add("timestamptz", EventWait::until)
                    .add("text", EventWait::otherwise);
            insert.executeUpdate();
        }
    }

    static List<EventWait> of(Connection connection, UUID saleId, String event) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where e.sale_id = ? and e.event = ? order by e.lot_id")) {
            select.setObject(1, saleId);
            select.setString(2, event);
            return read(select);
        }
    }

    /** One whose time is over, the longest first, behind those that were looked at. */
    static Optional<EventWait> due(Connection connection, Instant now, EventWait after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + " where e.outcome is null and e.until <= ? and (e.until, e.lot_id) > (?, ?)"
                + " order by e.until, e.lot_id limit 1")) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setTimestamp(2, Timestamp.from(after.until()));
            select.setObject(3, after.lotId());
            return read(select).stream().findFirst();
        }
    }

    static EventWait before() {
        UUID none = new UUID(0, 0);
        return new EventWait(none, none, none, null, "", Instant.EPOCH, Otherwise.OPEN, null, null);
    }

    EventWait ended(Outcome how, Instant now) {
        return new EventWait(lotId, memberId, saleId, rule, event, until, otherwise, how, now);
    }

    static void end(Connection connection, List<EventWait> ended, @Nullable String by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update lot_event e set outcome = v.outcome, ended_at = v.ended_at, ended_by = ?
                  from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as v (lot_id, outcome, ended_at)
                 where e.lot_id = v.lot_id and e.outcome is null""")) {
            update.setString(1, by);
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", ended.stream().map(EventWait::lotId).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            ended.stream()
                                    .map(one -> String.valueOf(one.outcome()))
                                    .toArray()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            ended.stream()
                                    .map(one -> String.valueOf(one.endedAt()))
                                    .toArray()));
            update.executeUpdate();
        }
    }

    private static List<EventWait> read(PreparedStatement select) throws SQLException {
        List<EventWait> waits = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String outcome = row.getString(8);
                Timestamp endedAt = row.getTimestamp(9);
                waits.add(new EventWait(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        Otherwise.valueOf(row.getString(7)),
                        outcome == null ? null : Outcome.valueOf(outcome),
                        endedAt == null ? null : endedAt.toInstant()));
            }
        }
        return waits;
    }
}
