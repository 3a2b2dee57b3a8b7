package io.dangol.loyalty.reward;

import io.dangol.loyalty.reward.RewardApi.MovementView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/** What came into stock and went out of it, otherwise than by claims. */
final class StockMovements {

    private StockMovements() {}

    static Optional<MovementView> find(Connection connection, UUID rewardId, String reference) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, quantity, stock_after, moved_at from reward_stock_movement
                 where reward_id = ? and reference = ?""")) {
            select.setObject(1, rewardId);
            select.setString(2, reference);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new MovementView(
                                row.getObject(1, UUID.class),
                                rewardId,
                                reference,
                                row.getLong(2),
                                row.getLong(3),
                                row.getTimestamp(4).toInstant()))
                        : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, MovementView movement, String clientId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reward_stock_movement (id, reward_id, reference, quantity, stock_after, client_id, moved_at)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, movement.movementId());
            insert.setObject(2, movement.rewardId());
            insert.setString(3, movement.reference());
            insert.setLong(4, movement.quantity());
            insert.setLong(5, movement.stockAfter());
            insert.setString(6, clientId);
            insert.setTimestamp(7, Timestamp.from(movement.at()));
            insert.executeUpdate();
        }
    }
}
