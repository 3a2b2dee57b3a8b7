package io.dangol.loyalty.funding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What headquarters said of an account, and who.
 *
 * @param points of a credit line: where it stands from then on; null: without limit
 * @param reference of a pack or payment: with the partner it names it for ever
 */
record FundingChange(
        UUID id,
        UUID partnerId,
        Kind kind,
        @Nullable String reference,
        @Nullable Long points,
        String recordedBy,
        Instant recordedAt) {

    /** What it was. */
    enum Kind {
        CREDIT_LINE,
        PACK,
        PAYMENT
    }

    private static final String COLUMNS = "id, partner_id, kind, reference, points, recorded_by, recorded_at";

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into funding_change (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, partnerId);
            insert.setString(3, kind.name());
            insert.setString(4, reference);
            insert.setObject(5, points, Types.BIGINT);
            insert.setString(6, recordedBy);
            insert.setTimestamp(7, Timestamp.from(recordedAt));
            insert.executeUpdate();
        }
    }

    static Optional<FundingChange> find(Connection connection, UUID partnerId, String reference) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from funding_change where partner_id = ? and reference = ?")) {
            select.setObject(1, partnerId);
            select.setString(2, reference);
            return read(select).stream().findFirst();
        }
    }

    /** The oldest first. */
    static List<FundingChange> after(Connection connection, UUID partnerId, UUID from, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from funding_change where partner_id = ? and id > ? order by id limit ?")) {
            select.setObject(1, partnerId);
            select.setObject(2, from);
            select.setInt(3, limit);
            return read(select);
        }
    }

    private static List<FundingChange> read(PreparedStatement select) throws SQLException {
        List<FundingChange> changes = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                changes.add(new FundingChange(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getObject(5, Long.class),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()));
            }
        }
        return changes;
    }
}
