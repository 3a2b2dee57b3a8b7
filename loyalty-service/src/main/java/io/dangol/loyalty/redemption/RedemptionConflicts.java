package io.dangol.loyalty.redemption;

import io.dangol.loyalty.redemption.OfflineApi.Resolution;
import io.dangol.loyalty.redemption.OfflineApi.SpendDecision;
import io.dangol.loyalty.redemption.OfflineApi.SpendReason;
import io.dangol.loyalty.redemption.OfflineApi.SpendStatus;
import io.dangol.loyalty.redemption.OfflineTold.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conflicts of redemptions in the database. */
final class RedemptionConflicts {

    private static final String SELECT = """
            select id, store_id, store_code, partner_id, reference, member_id, terminal_id, receipt_number, points, spent_at,
                   shortfall, reason, arrived_at, arrived_by, decision, recorded_as, redemption_id, ticket, resolved_by,
                   resolved_at
              from redemption_conflict
            """;

    /** As many of one name as somebody can tell apart: a till that makes up another content each time fills nothing. */
    private static final int CONTENTS_OF_A_REFERENCE = 20;

    /**
     * Which of them.
     *
     * @param stores empty for all
     */
    record Asked(
            List<String> stores,
            @Nullable UUID partnerId,
            @Nullable SpendStatus status) {}

    private RedemptionConflicts() {}

    /** Answers whether there is room for it. */
    static boolean insert(Connection connection, RedemptionConflict conflict) throws SQLException {
        OfflineTold told = conflict.told();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into redemption_conflict (id, store_id, store_code, partner_id, reference, member_id, terminal_id,
                    receipt_number, points, spent_at, shortfall, reason, arrived_at, arrived_by, content_hash)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                 where (select count(*) from redemption_conflict where store_id = ? and reference = ?) < ?""")) {
            insert.setObject(1, conflict.id());
            insert.setObject(2, told.store().storeId());
            insert.setString(3, told.store().storeCode());
            insert.setObject(4, told.store().partnerId());
            insert.setString(5, told.reference());
            insert.setObject(6, told.memberId());
            insert.setString(7, told.terminalId());
            insert.setString(8, told.receiptNumber());
            insert.setLong(9, told.points());
            insert.setTimestamp(10, Timestamp.from(told.spentAt()));
            insert.setLong(11, conflict.shortfall());
            insert.setString(12, conflict.reason().name());
            insert.setTimestamp(13, Timestamp.from(conflict.arrivedAt()));
            insert.setString(14, conflict.arrivedBy());
            insert.setString(15, told.contentHash());
            insert.setObject(16, told.store().storeId());
            insert.setString(17, told.reference());
            insert.setInt(18, CONTENTS_OF_A_REFERENCE);
            return insert.executeUpdate() > 0;
        }
    }

    /** What came before with just that content. */
    static Optional<RedemptionConflict> find(Connection connection, OfflineTold told) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where store_id = ? and reference = ? and content_hash = ?")) {
            select.setObject(1, told.store().storeId());
            select.setString(2, told.reference());
            select.setString(3, told.contentHash());
            return rows(select).stream().findFirst();
        }
    }

    static Optional<RedemptionConflict> find(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "id = ?");
    }

    /** Of two who resolve it one waits here, and then finds what the other decided. */
    static Optional<RedemptionConflict> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "id = ? for update");
    }

    /** Oldest first. */
    static List<RedemptionConflict> after(Connection connection, UUID after, Asked asked, int limit)
            throws SQLException {
        String status = asked.status() == null
                ? ""
                : asked.status() == SpendStatus.OPEN ? " and decision is null" : " and decision is not null";
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 where id > ? and (cardinality(?::text[]) = 0 or store_code = any (?::text[]))
                   and (?::uuid is null or partner_id = ?::uuid)""" + status + " order by id limit ?")) {
            select.setObject(1, after);
            select.setArray(2, connection.createArrayOf("text", asked.stores().toArray()));
            select.setArray(3, connection.createArrayOf("text", asked.stores().toArray()));
            select.setObject(4, asked.partnerId());
            select.setObject(5, asked.partnerId());
            select.setInt(6, limit);
            return rows(select);
        }
    }

    static void resolve(Connection connection, UUID id, Resolution how) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update redemption_conflict
                   set decision = ?, recorded_as = ?, redemption_id = ?, ticket = ?, resolved_by = ?, resolved_at = ?
                 where id = ?""")) {
            update.setString(1, how.decision().name());
            update.setString(2, how.recordAs());
            update.setObject(3, how.redemptionId());
            update.setString(4, how.ticket());
            update.setString(5, how.resolvedBy());
            update.setTimestamp(6, Timestamp.from(how.resolvedAt()));
            update.setObject(7, id);
            update.executeUpdate();
        }
    }

    private static Optional<RedemptionConflict> one(Connection connection, UUID id, String which) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where " + which)) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    private static List<RedemptionConflict> rows(PreparedStatement select) throws SQLException {
        List<RedemptionConflict> conflicts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                conflicts.add(conflict(row));
            }
        }
        return conflicts;
    }

    private static RedemptionConflict conflict(ResultSet row) throws SQLException {
        OfflineTold told = new OfflineTold(
                new Place(row.getObject(2, UUID.class), row.getString(3), row.getObject(4, UUID.class)),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getTimestamp(10).toInstant());
        return new RedemptionConflict(
                row.getObject(1, UUID.class),
                told,
                row.getLong(11),
                SpendReason.valueOf(row.getString(12)),
                row.getTimestamp(13).toInstant(),
                row.getString(14),
                resolution(row));
    }

    private static @Nullable Resolution resolution(ResultSet row) throws SQLException {
        String decision = row.getString(15);
        return decision == null
                ? null
                : new Resolution(
                        SpendDecision.valueOf(decision),
                        row.getString(16),
                        row.getObject(17, UUID.class),
                        Objects.requireNonNull(row.getString(18)),
                        Objects.requireNonNull(row.getString(19)),
                        row.getTimestamp(20).toInstant());
    }
}
