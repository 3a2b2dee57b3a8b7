package io.dangol.loyalty.voucher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The batches in the database. */
final class VoucherBatches {

    private static final String SELECT = """
            select b.id, b.offer_id, b.name, b.client_id, b.reference, b.prefix, b.size, b.valid_from, b.valid_until,
                   b.created_at, b.revoked_at,
                   (select count(*) from voucher v where v.batch_id = b.id and v.status = 'REDEEMED')
              from voucher_batch b""";

    private VoucherBatches() {}

    static Optional<VoucherBatch> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where b.id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<VoucherBatch> find(Connection connection, String clientId, String reference) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where b.client_id = ? and b.reference = ?")) {
            select.setString(1, clientId);
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    /** Oldest first. */
    static List<VoucherBatch> after(Connection connection, UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where b.id > ? order by b.id limit ?")) {
            select.setObject(1, after);
            select.setInt(2, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, VoucherBatch batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into voucher_batch (id, offer_id, name, client_id, reference, prefix, size, valid_from,
                    valid_until, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, batch.id());
            insert.setObject(2, batch.offerId());
            insert.setString(3, batch.name());
            insert.setString(4, batch.clientId());
            insert.setString(5, batch.reference());
            insert.setString(6, batch.prefix());
            insert.setInt(7, batch.size());
            insert.setTimestamp(8, Timestamp.from(batch.validFrom()));
            insert.setTimestamp(9, Vouchers.timestamp(batch.validUntil()));
            insert.setTimestamp(10, Timestamp.from(batch.createdAt()));
            insert.executeUpdate();
        }
    }

    /** Once: when it was revoked first is when it ended. */
    static void revoke(Connection connection, UUID id, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update voucher_batch set revoked_at = ? where id = ? and revoked_at is null")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private static List<VoucherBatch> rows(PreparedStatement select) throws SQLException {
        List<VoucherBatch> batches = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                batches.add(new VoucherBatch(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getTimestamp(8).toInstant(),
                        Vouchers.instant(row.getTimestamp(9)),
                        row.getTimestamp(10).toInstant(),
                        Vouchers.instant(row.getTimestamp(11)),
                        row.getLong(12)));
            }
        }
        return batches;
    }
}
