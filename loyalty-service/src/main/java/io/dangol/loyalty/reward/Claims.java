package io.dangol.loyalty.reward;

import io.dangol.loyalty.reward.Claim.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The claims in the database. */
final class Claims {

    private static final String SELECT = """
            select c.id, c.reward_id, r.code, r.kind, c.member_id, c.points, c.issuer_id, c.voucher_id, c.client_id,
                   c.reference, c.store_id, c.store_code, c.partner_id, c.status, c.claimed_at, c.cancelled_at
              from reward_claim c join reward r on r.id = c.reward_id""";

    /** Whose cards use an account. */
    private static final String MEMBERS = "select id from member where account_id = ? union all select ?::uuid";

    private Claims() {}

    static Optional<Claim> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where c.id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<Claim> find(Connection connection, String clientId, String reference) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where c.client_id = ? and c.reference = ?")) {
            select.setString(1, clientId);
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    /** Of an account, whichever of its members claimed. Newest first. */
    static List<Claim> before(Connection connection, UUID accountId, UUID before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where c.member_id in (" + MEMBERS + ") and c.id < ? order by c.id desc limit ?")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            select.setObject(3, before);
            select.setInt(4, limit);
            return rows(select);
        }
    }

    /** How many of a reward the members of an account have had; exact for who holds the account's row. */
    static long count(Connection connection, UUID accountId, UUID rewardId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from reward_claim"
                + " where member_id in (" + MEMBERS + ") and reward_id = ? and status = 'CLAIMED'")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            select.setObject(3, rewardId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static void insert(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reward_claim (id, reward_id, member_id, points, issuer_id, voucher_id, client_id, reference,
                    store_id, store_code, partner_id, status, claimed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Place at = claim.at();
            insert.setObject(1, claim.id());
            insert.setObject(2, claim.rewardId());
            insert.setObject(3, claim.memberId());
            insert.setLong(4, claim.points());
            insert.setObject(5, claim.issuerId());
            insert.setObject(6, claim.voucherId());
            insert.setString(7, claim.clientId());
            insert.setString(8, claim.reference());
            insert.setObject(9, at == null ? null : at.storeId());
            insert.setString(10, at == null ? null : at.storeCode());
            insert.setObject(11, at == null ? null : at.partnerId());
            insert.setString(12, claim.status().name());
            insert.setTimestamp(13, Timestamp.from(claim.claimedAt()));
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update reward_claim set status = ?, cancelled_at = ? where id = ?")) {
            update.setString(1, claim.status().name());
            update.setTimestamp(2, Rewards.timestamp(claim.cancelledAt()));
            update.setObject(3, claim.id());
            update.executeUpdate();
        }
    }

    private static List<Claim> rows(PreparedStatement select) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                claims.add(claim(row));
            }
        }
        return claims;
    }

    private static Claim claim(ResultSet row) throws SQLException {
        String storeCode = row.getString(12);
        return new Claim(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                Reward.Kind.valueOf(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getLong(6),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getString(10),
                storeCode == null
                        ? null
                        : new Place(row.getObject(11, UUID.class), storeCode, row.getObject(13, UUID.class)),
                Claim.Status.valueOf(row.getString(14)),
                row.getTimestamp(15).toInstant(),
                Rewards.instant(row.getTimestamp(16)));
    }
}
