package io.dangol.loyalty.redemption;

import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
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

/** The holds in the database. */
final class Holds {

    /**
     * A hold with where it was made and for whom.
     *
     * @param capturedAtOnce as it was asked for, which belongs to what its reference stands for
     */
    record KeptHold(
            Hold hold,
            UUID memberId,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            String reference,
            boolean capturedAtOnce) {

        KeptHold with(Hold changed) {
            return new KeptHold(changed, memberId, storeId, storeCode, partnerId, reference, capturedAtOnce);
        }

        /** Whether the same was asked for; the reference is taken to be the same. */
        boolean isOf(UUID member, Authorise request) {
            return memberId.equals(member)
                    && hold.points() == request.points()
                    && hold.expiresAt().equals(hold.authorisedAt().plusSeconds(request.seconds()))
                    && capturedAtOnce == request.atOnce();
        }
    }

    /** How far a look through the overdue holds has come. */
    record Place(Instant expiresAt, UUID id) {
        static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

        static Place of(KeptHold last) {
            return new Place(last.hold().expiresAt(), last.hold().id());
        }
    }

    private static final String SELECT = """
            select id, points, captured, created_at, expires_at, status, member_id, store_id, store_code, partner_id,
                   reference, captured_at_once
              from hold""";

    private Holds() {}

    static Optional<KeptHold> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<KeptHold> find(Connection connection, Store store, String reference) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where store_id = ? and reference = ?")) {
            select.setObject(1, store.id());
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    static List<KeptHold> overdue(Connection connection, Instant at, Place after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + " where status = 'OPEN' and expires_at <= ? and (expires_at, id) > (?, ?)"
                + " order by expires_at, id limit ?")) {
            select.setTimestamp(1, Timestamp.from(at));
            select.setTimestamp(2, Timestamp.from(after.expiresAt()));
            select.setObject(3, after.id());
            select.setInt(4, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, KeptHold kept) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into hold (id, points, captured, expires_at, status, member_id, store_id, store_code, partner_id,
                    reference, created_at, captured_at_once) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, kept.hold().id());
            insert.setLong(2, kept.hold().points());
            insert.setLong(3, kept.hold().captured());
            insert.setTimestamp(4, Timestamp.from(kept.hold().expiresAt()));
            insert.setString(5, kept.hold().status().name());
            insert.setObject(6, kept.memberId());
            insert.setObject(7, kept.storeId());
            insert.setString(8, kept.storeCode());
            insert.setObject(9, kept.partnerId());
            insert.setString(10, kept.reference());
            insert.setTimestamp(11, Timestamp.from(kept.hold().authorisedAt()));
            insert.setBoolean(12, kept.capturedAtOnce());
            insert.executeUpdate();
        }
    }

    static void end(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update hold set status = ?, captured = ? where id = ?")) {
            update.setString(1, hold.status().name());
            update.setLong(2, hold.captured());
            update.setObject(3, hold.id());
            update.executeUpdate();
        }
    }

    private static List<KeptHold> rows(PreparedStatement select) throws SQLException {
        List<KeptHold> holds = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Hold hold = new Hold(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        Hold.Status.valueOf(row.getString(6)));
                holds.add(new KeptHold(
                        hold,
                        row.getObject(7, UUID.class),
                        row.getObject(8, UUID.class),
                        row.getString(9),
                        row.getObject(10, UUID.class),
                        row.getString(11),
                        row.getBoolean(12)));
            }
        }
        return holds;
    }
}
