package io.dangol.loyalty.pointvalue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The values of points in the database. */
public final class PointValues {

    private static final String SELECT = """
            select id, program_id, since, value, redemption_rate, recorded_by, recorded_at
              from point_value where program_id = ?""";

    private PointValues() {}

    /** The one that counts on a day. */
    public static Optional<PointValue> on(Connection connection, UUID programId, LocalDate day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " and since <= ? order by since desc, id desc limit 1")) {
            select.setObject(1, programId);
            select.setObject(2, day);
            return rows(select).stream().findFirst();
        }
    }

    /** The last word on what counts from that very day on. */
    static Optional<PointValue> since(Connection connection, UUID programId, LocalDate day) throws SQLException {
        return on(connection, programId, day).filter(found -> found.since().equals(day));
    }

    /** By the day since when they count, then as they were recorded. */
    static List<PointValue> after(Connection connection, UUID programId, LocalDate since, UUID id, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " and (since, id) > (?, ?) order by since, id limit ?")) {
            select.setObject(1, programId);
            select.setObject(2, since);
            select.setObject(3, id);
            select.setInt(4, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, PointValue value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into point_value (id, program_id, since, value, redemption_rate, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, value.id());
            insert.setObject(2, value.programId());
            insert.setObject(3, value.since());
            insert.setBigDecimal(4, value.value());
            insert.setBigDecimal(5, value.redemptionRate());
            insert.setString(6, value.recordedBy());
            insert.setTimestamp(7, Timestamp.from(value.recordedAt()));
            insert.executeUpdate();
        }
    }

    private static List<PointValue> rows(PreparedStatement select) throws SQLException {
        List<PointValue> values = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                values.add(new PointValue(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, LocalDate.class),
                        decimal(row, 4),
                        decimal(row, 5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()));
            }
        }
        return values;
    }

    private static BigDecimal decimal(ResultSet row, int column) throws SQLException {
        return Decimals.plain(row.getBigDecimal(column));
    }
}
