package io.dangol.loyalty.redemption;

import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionRefusal.PaysForOtherReceipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holds in the database. */
final class Holds {

    /**
     * A hold with where it was made and for whom.
     *
     * @param capturedAtOnce as it was asked for, which belongs to what its reference stands for
     * @param receiptNumber the sale of that store that it pays for
     */
    record KeptHold(
            Hold hold,
            UUID memberId,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            String reference,
            boolean capturedAtOnce,
            @Nullable String receiptNumber) {

        KeptHold with(Hold changed) {
            return new KeptHold(
                    changed, memberId, storeId, storeCode, partnerId, reference, capturedAtOnce, receiptNumber);
        }

        /**
         * With the receipt that it turns out to pay for.
         *
         * @param named null: nothing new is said of it
         * @throws PaysForOtherReceipt 409 if it pays for another one
         */
        KeptHold payingFor(@Nullable String named) {
            if (named == null || named.equals(receiptNumber)) {
                return this;
            }
            if (receiptNumber != null || hold.status() == Hold.Status.CAPTURED) {
                throw new PaysForOtherReceipt();
            }
            return new KeptHold(hold, memberId, storeId, storeCode, partnerId, reference, capturedAtOnce, named);
        }

        /** Whether the same was asked for; the reference is taken to be the same. */
        boolean isOf(UUID member, Authorise request) {
            return memberId.equals(member)
                    && hold.points() == request.points()
                    && hold.expiresAt().equals(hold.authorisedAt().plusSeconds(request.seconds()))
                    && capturedAtOnce == request.atOnce()
                    && isReceiptOf(request);
        }

        /** Who named no receipt when it held may have named it when it captured. */
        private boolean isReceiptOf(Authorise request) {
            boolean namedLater =
                    request.receiptNumber() == null && hold.status() == Hold.Status.CAPTURED && !capturedAtOnce;
            return namedLater || Objects.equals(receiptNumber, request.receiptNumber());
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
            select id, points, captured, voided, created_at, expires_at, status, member_id, store_id, store_code,
                   partner_id, reference, captured_at_once, receipt_number
              from hold""";

    private Holds() {}

    static Optional<KeptHold> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<KeptHold> find(Connection connection, UUID storeId, String reference) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where store_id = ? and reference = ?")) {
            select.setObject(1, storeId);
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    /** Those made with cards of these very members that still keep points back. */
    static List<KeptHold> open(Connection connection, Collection<UUID> memberIds) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where member_id = any (?) and status = 'OPEN'")) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            return rows(select);
        }
    }

    /**
     * Newest first.
     *
     * @param stores at which; empty for all
     */
    static List<KeptHold> before(
            Connection connection,
            UUID accountId,
            UUID before,
            Hold.@Nullable Status status,
            List<String> stores,
            int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " " + """
                 where member_id in (select id from member where account_id = ? union all select ?::uuid)
                   and id < ? and (?::text is null or status = ?::text)
                   and (cardinality(?::text[]) = 0 or store_code = any (?::text[])) order by id desc limit ?""")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            select.setObject(3, before);
            select.setString(4, status == null ? null : status.name());
            select.setString(5, status == null ? null : status.name());
            select.setArray(6, connection.createArrayOf("text", stores.toArray()));
            select.setArray(7, connection.createArrayOf("text", stores.toArray()));
            select.setInt(8, limit);
            return rows(select);
        }
    }

    /** Those that paid for a receipt, oldest first. */
    static List<KeptHold> capturedFor(Connection connection, UUID storeId, String receiptNumber) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where store_id = ? and receipt_number = ? and status = 'CAPTURED' order by id")) {
            select.setObject(1, storeId);
            select.setString(2, receiptNumber);
            return rows(select);
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
                    reference, created_at, captured_at_once, receipt_number)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
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
            insert.setString(13, kept.receiptNumber());
            insert.executeUpdate();
        }
    }

    /** What it pays for is known now. */
    static void name(Connection connection, KeptHold kept) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update hold set receipt_number = ? where id = ?")) {
            update.setString(1, kept.receiptNumber());
            update.setObject(2, kept.hold().id());
            update.executeUpdate();
        }
    }

    static void update(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update hold set status = ?, captured = ?, voided = ? where id = ?")) {
            update.setString(1, hold.status().name());
            update.setLong(2, hold.captured());
            update.setLong(3, hold.voided());
            update.setObject(4, hold.id());
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
                        row.getLong(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant(),
                        Hold.Status.valueOf(row.getString(7)));
                holds.add(new KeptHold(
                        hold,
                        row.getObject(8, UUID.class),
                        row.getObject(9, UUID.class),
                        row.getString(10),
                        row.getObject(11, UUID.class),
                        row.getString(12),
                        row.getBoolean(13),
                        row.getString(14)));
            }
        }
        return holds;
    }
}
