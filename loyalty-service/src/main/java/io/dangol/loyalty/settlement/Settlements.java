package io.dangol.loyalty.settlement;

import io.dangol.loyalty.settlement.Settlement.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The settlements in the database. */
final class Settlements {

    private static final String SELECT = """
            select id, program_id, currency, zone, from_day, until_day, status, entries, run, created_at, computed_at,
                   closed_at
              from settlement""";

    private Settlements() {}

    static Optional<Settlement> find(Connection connection, UUID id) throws SQLException {
        return one(connection, " where id = ?", id, null);
    }

    /** Until the transaction ends nobody else computes or closes it. */
    static Optional<Settlement> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, " where id = ? for update", id, null);
    }

    static Optional<Settlement> find(Connection connection, UUID programId, LocalDate from) throws SQLException {
        return one(connection, " where program_id = ? and from_day = ?", programId, from);
    }

    /** The one before, or the last of all. */
    static Optional<Settlement> before(Connection connection, UUID programId, LocalDate day) throws SQLException {
        return one(connection, " where program_id = ? and from_day < ? order by from_day desc limit 1", programId, day);
    }

    /** In the order of their making. */
    static List<Settlement> after(Connection connection, UUID after, @Nullable UUID programId, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where id > ?" + (programId == null ? "" : " and program_id = ?") + " order by id limit ?")) {
            select.setObject(1, after);
            if (programId != null) {
                select.setObject(2, programId);
            }
            select.setInt(programId == null ? 2 : 3, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, Settlement settlement) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into settlement (id, program_id, currency, zone, from_day, until_day, starts_at, ends_at, status,
                    created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, settlement.id());
            insert.setObject(2, settlement.programId());
            insert.setString(3, settlement.currency());
            insert.setString(4, settlement.zone().getId());
            insert.setObject(5, settlement.from());
            insert.setObject(6, settlement.until());
            insert.setTimestamp(7, Timestamp.from(settlement.startsAt()));
            insert.setTimestamp(8, Timestamp.from(settlement.endsAt()));
            insert.setString(9, settlement.status().name());
            insert.setTimestamp(10, Timestamp.from(settlement.createdAt()));
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, Settlement settlement) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update settlement set status = ?, entries = ?, run = ?, computed_at = ?, closed_at = ? where id = ?""")) {
            update.setString(1, settlement.status().name());
            update.setLong(2, settlement.entries());
            update.setObject(3, settlement.run());
            update.setTimestamp(4, timestamp(settlement.computedAt()));
            update.setTimestamp(5, timestamp(settlement.closedAt()));
            update.setObject(6, settlement.id());
            update.executeUpdate();
        }
    }

    /** With all that was computed of it. */
    static int delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                with line as (delete from settlement_line where settlement_id = ?),
                     total as (delete from settlement_total where settlement_id = ?),
                     statement as (delete from settlement_statement where settlement_id = ?)
                delete from settlement where id = ?""")) {
            for (int i = 1; i <= 4; i++) {
                delete.setObject(i, id);
            }
            return delete.executeUpdate();
        }
    }

    private static Optional<Settlement> one(Connection connection, String where, UUID id, @Nullable LocalDate day)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setObject(1, id);
            if (day != null) {
                select.setObject(2, day);
            }
            return rows(select).stream().findFirst();
        }
    }

    private static List<Settlement> rows(PreparedStatement select) throws SQLException {
        List<Settlement> settlements = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                settlements.add(settlement(row));
            }
        }
        return settlements;
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                ZoneId.of(row.getString(4)),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                Status.valueOf(row.getString(7)),
                row.getLong(8),
                row.getObject(9, UUID.class),
                row.getTimestamp(10).toInstant(),
                instant(row.getTimestamp(11)),
                instant(row.getTimestamp(12)));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
