package io.dangol.loyalty.redemption;

import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept beside a redemption that a till told of afterwards. */
final class OfflineRows {

    /**
     * How it was lent.
     *
     * @param shortfall what the balance did not cover
     * @param allowanceVersion null: a person decided so
     */
    record Lent(UUID lenderId, long shortfall, @Nullable Integer allowanceVersion) {}

    /** As it is kept. */
    record OfflineRow(@Nullable String terminalId, Instant spentAt, Lent lent) {

        boolean isOf(OfflineTold told) {
            return spentAt.equals(told.spentAt()) && Objects.equals(terminalId, told.terminalId());
        }
    }

    private OfflineRows() {}

    static Optional<OfflineRow> find(Connection connection, UUID holdId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select terminal_id, spent_at, lender_id, shortfall, allowance_version from offline_redemption
                 where hold_id = ?""")) {
            select.setObject(1, holdId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new OfflineRow(
                                row.getString(1),
                                row.getTimestamp(2).toInstant(),
                                new Lent(
                                        row.getObject(3, UUID.class), row.getLong(4), row.getObject(5, Integer.class))))
                        : Optional.empty();
            }
        }
    }

    /** What a member spent offline on a day, at any partner's: whoever asks holds the account. */
    static long spentOn(Connection connection, UUID accountId, LocalDate day) throws SQLException {
        try (Reach.Widened all = Reach.EVERYTHING.on(connection);
                PreparedStatement select = all.connection().prepareStatement("""
                        select coalesce(sum(points), 0) from offline_redemption
                         where account_id = ? and spent_on = ?""")) {
            select.setObject(1, accountId);
            select.setObject(2, day);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static void insert(Connection connection, UUID holdId, UUID accountId, LocalDate day, OfflineTold told, Lent lent)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into offline_redemption (hold_id, partner_id, account_id, terminal_id, spent_at, spent_on, points,
                    shortfall, lender_id, allowance_version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, holdId);
            insert.setObject(2, told.store().partnerId());
            insert.setObject(3, accountId);
            insert.setString(4, told.terminalId());
            insert.setTimestamp(5, Timestamp.from(told.spentAt()));
            insert.setObject(6, day);
            insert.setLong(7, told.points());
            insert.setLong(8, lent.shortfall());
            insert.setObject(9, lent.lenderId());
            insert.setObject(10, lent.allowanceVersion());
            insert.executeUpdate();
        }
    }
}
