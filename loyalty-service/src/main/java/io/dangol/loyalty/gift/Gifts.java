package io.dangol.loyalty.gift;

import io.dangol.loyalty.gift.Gift.By;
import io.dangol.loyalty.gift.Gift.Reversal;
import io.dangol.loyalty.gift.Gift.Side;
import io.dangol.loyalty.gift.GiftTerms.Past;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gifts in the database. */
final class Gifts {

    private static final String SELECT = """
            select id, program_id, giver_id, giver_card, receiver_id, receiver_card, points, client_id, reference, given_at,
                   reversal_id, reversed_at, reversed_by, reversed_points, acting_user, store_code, reversed_user
              from gift""";

    private Gifts() {}

    static Optional<Gift> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<Gift> find(Connection connection, UUID giverId, String clientId, String reference)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where giver_id = ? and client_id = ? and reference = ?")) {
            select.setObject(1, giverId);
            select.setString(2, clientId);
            select.setString(3, reference);
            return rows(select).stream().findFirst();
        }
    }

    /** What these members gave or were given, newest first. */
    static List<Gift> before(Connection connection, Set<UUID> memberIds, UUID before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where (giver_id = any (?) or receiver_id = any (?)) and id < ? order by id desc limit ?")) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", memberIds.toArray()));
            select.setObject(3, before);
            select.setInt(4, limit);
            return rows(select);
        }
    }

    /** Of an account's gifts those after a moment, oldest first, with what did not go back. */
    static List<Past> given(Connection connection, UUID accountId, Instant after) throws SQLException {
        return past(connection, "giver_id", accountId, after);
    }

    static List<Past> received(Connection connection, UUID accountId, Instant after) throws SQLException {
        return past(connection, "receiver_id", accountId, after);
    }

    private static List<Past> past(Connection connection, String side, UUID accountId, Instant after)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select given_at, points - coalesce(reversed_points, 0) from gift
                 where %s = any (?) and given_at > ? order by given_at""".formatted(side))) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", members(connection, accountId).toArray()));
            select.setTimestamp(2, Timestamp.from(after));
            List<Past> past = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    past.add(new Past(row.getTimestamp(1).toInstant(), row.getLong(2)));
                }
            }
            return past;
        }
    }

    /** Those whose cards use an account. */
    static Set<UUID> members(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id from member where id = ? or account_id = ?")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            Set<UUID> ids = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    static void insert(Connection connection, Gift gift) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into gift (id, program_id, giver_id, giver_card, receiver_id, receiver_card, points, client_id,
                    reference, given_at, acting_user, store_code) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, gift.id());
            insert.setObject(2, gift.programId());
            insert.setObject(3, gift.giver().memberId());
            insert.setString(4, gift.giver().cardNumber());
            insert.setObject(5, gift.receiver().memberId());
            insert.setString(6, gift.receiver().cardNumber());
            insert.setLong(7, gift.points());
            insert.setString(8, gift.by().clientId());
            insert.setString(9, gift.reference());
            insert.setTimestamp(10, Timestamp.from(gift.givenAt()));
            insert.setString(11, gift.by().user());
            insert.setString(12, gift.by().storeCode());
            insert.executeUpdate();
        }
    }

    static void reverse(Connection connection, UUID id, Reversal reversal) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update gift set reversal_id = ?, reversed_at = ?, reversed_by = ?, reversed_points = ?, reversed_user = ?
                 where id = ?""")) {
            update.setObject(1, reversal.id());
            update.setTimestamp(2, Timestamp.from(reversal.at()));
            update.setString(3, reversal.by().clientId());
            update.setLong(4, reversal.points());
            update.setString(5, reversal.by().user());
            update.setObject(6, id);
            update.executeUpdate();
        }
    }

    private static List<Gift> rows(PreparedStatement select) throws SQLException {
        List<Gift> gifts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                gifts.add(new Gift(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new Side(row.getObject(3, UUID.class), row.getString(4)),
                        new Side(row.getObject(5, UUID.class), row.getString(6)),
                        row.getLong(7),
                        new By(row.getString(8), row.getString(15), row.getString(16)),
                        row.getString(9),
                        row.getTimestamp(10).toInstant(),
                        reversal(row)));
            }
        }
        return gifts;
    }

    private static @Nullable Reversal reversal(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(12);
        return at == null
                ? null
                : new Reversal(
                        row.getObject(11, UUID.class),
                        at.toInstant(),
                        new By(row.getString(13), row.getString(17), null),
                        row.getLong(14));
    }
}
