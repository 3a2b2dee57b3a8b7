package io.dangol.loyalty.referral;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Members' codes in the database; the codes themselves are not there. */
final class CodeRows {

    /** @param memberId who refers by it */
    record Code(UUID id, UUID memberId, Instant madeAt) {}

    /** Of whom every card is blocked nobody is brought any more. */
    private static final String BY_HASH = """
            select c.id, c.member_id, c.made_at from referral_code c
             where c.code_hash = ? and c.revoked_at is null
               and exists (select from card where card.member_id = c.member_id and card.status = 'ACTIVE')""";

    private static final String OF_ACCOUNT = """
            select c.id, c.member_id, c.made_at from member m join referral_code c on c.member_id = m.id
             where (m.id = ? or m.account_id = ?) and c.revoked_at is null order by c.id limit 1""";

    private static final String REVOKE = """
            update referral_code c set revoked_at = ?, revoked_by = ?
              from member m
             where c.member_id = m.id and (m.id = ? or m.account_id = ?) and c.revoked_at is null""";

    private CodeRows() {}

    static Optional<Code> byHash(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_HASH)) {
            select.setString(1, hash);
            return one(select);
        }
    }

    /** Also one that is good for nothing any more: who was brought by it stays so. */
    static Optional<Code> everByHash(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, member_id, made_at from referral_code where code_hash = ?")) {
            select.setString(1, hash);
            return one(select);
        }
    }

    static Optional<Code> ofAccount(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_ACCOUNT)) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            return one(select);
        }
    }

    static void insert(Connection connection, Code code, String hash, String by) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into referral_code (id, member_id, code_hash, made_by, made_at) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, code.id());
            insert.setObject(2, code.memberId());
            insert.setString(3, hash);
            insert.setString(4, by);
            insert.setTimestamp(5, Timestamp.from(code.madeAt()));
            insert.executeUpdate();
        }
    }

    static void revoke(Connection connection, UUID accountId, String by, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REVOKE)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, by);
            update.setObject(3, accountId);
            update.setObject(4, accountId);
            int unused = update.executeUpdate();
        }
    }

    private static Optional<Code> one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Code(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getTimestamp(3).toInstant()))
                    : Optional.empty();
        }
    }
}
