package io.dangol.loyalty.coupon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/** The reservations in the database. */
final class Reservations {

    private static final String COLUMNS = """
            id, voucher_id, store_id, store_code, partner_id, reference, receipt_number, currency, total, discount,
            content_hash, status, expires_at, created_at""";

    private static final String SELECT = "select " + COLUMNS + " from voucher_reservation";

    private Reservations() {}

    static Optional<Reservation> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return row(select);
        }
    }

    static Optional<Reservation> find(Connection connection, UUID storeId, String reference) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where store_id = ? and reference = ?")) {
            select.setObject(1, storeId);
            select.setString(2, reference);
            return row(select);
        }
    }

    static void insert(Connection connection, Reservation made) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into voucher_reservation (" + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, made.id());
            insert.setObject(2, made.voucherId());
            insert.setObject(3, made.storeId());
            insert.setString(4, made.storeCode());
            insert.setObject(5, made.partnerId());
            insert.setString(6, made.reference());
            insert.setString(7, made.receiptNumber());
            insert.setString(8, made.currency());
            insert.setLong(9, made.total());
            insert.setLong(10, made.discount());
            insert.setString(11, made.contentHash());
            insert.setString(12, made.status().name());
            insert.setTimestamp(13, Timestamp.from(made.expiresAt()));
            insert.setTimestamp(14, Timestamp.from(made.createdAt()));
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, Reservation changed) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update voucher_reservation set status = ? where id = ?")) {
            update.setString(1, changed.status().name());
            update.setObject(2, changed.id());
            update.executeUpdate();
        }
    }

    private static Optional<Reservation> row(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(reservation(row)) : Optional.empty();
        }
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        return new Reservation(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                Reservation.Status.valueOf(row.getString(12)),
                row.getTimestamp(13).toInstant(),
                row.getTimestamp(14).toInstant());
    }
}
