package io.dangol.loyalty.household;

import io.dangol.loyalty.household.Household.Stay;
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
import org.jspecify.annotations.Nullable;

/** The households in the database. Who draws shares the lock of one; who lets in or out has it alone. */
final class Households {

    private static final String STAYS =
            "select id, household_id, member_id, joined_at, left_at, came_back, went_back, code_hash, removed from household_member";

    private Households() {}

    /** With those who are in it. */
    static Optional<Household> find(Connection connection, UUID id) throws SQLException {
        return read(connection, id, "");
    }

    /** Until the transaction ends nobody draws, joins or leaves. */
    static Optional<Household> lock(Connection connection, UUID id) throws SQLException {
        return read(connection, id, " for update");
    }

    /** Until the transaction ends nobody joins or leaves. */
    static Optional<Household> share(Connection connection, UUID id) throws SQLException {
        return read(connection, id, " for share");
    }

    private static Optional<Household> read(Connection connection, UUID id, String lock) throws SQLException {
        UUID programId;
        UUID headId;
        Instant foundedAt;
        Instant endedAt;
        try (PreparedStatement select = connection.prepareStatement(
                "select program_id, head_id, founded_at, ended_at from household where id = ?" + lock)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                programId = row.getObject(1, UUID.class);
                headId = row.getObject(2, UUID.class);
                foundedAt = row.getTimestamp(3).toInstant();
                endedAt = instant(row, 4);
            }
        }
        // A statement of its own, after the lock: one that waited for it would still see who was in it before.
        return Optional.of(new Household(id, programId, headId, foundedAt, endedAt, members(connection, id)));
    }

    private static List<Stay> members(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(STAYS + " where household_id = ? and left_at is null order by id")) {
            select.setObject(1, id);
            return stays(select);
        }
    }

    /** The household that a member is in. */
    static Optional<UUID> of(Connection connection, UUID memberId) throws SQLException {
        return last(connection, memberId).filter(stay -> stay.leftAt() == null).map(Stay::householdId);
    }

    /** A member's last time in any. */
    static Optional<Stay> last(Connection connection, UUID memberId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(STAYS + " where member_id = ? order by id desc limit 1")) {
            select.setObject(1, memberId);
            return stays(select).stream().findFirst();
        }
    }

    /** One time of a member, which may be over. */
    static Optional<Stay> stay(Connection connection, UUID id, UUID memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STAYS + " where id = ? and member_id = ?")) {
            select.setObject(1, id);
            select.setObject(2, memberId);
            return stays(select).stream().findFirst();
        }
    }

    /** The last time that a card which uses an account was in any and left by itself; one that is open comes first. */
    static Optional<Stay> lastOfAccount(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STAYS + " " + """
                where member_id = any (array(select id from member where id = ? or account_id = ?)) and not removed
                order by left_at desc nulls first, id desc limit 1""")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            return stays(select).stream().findFirst();
        }
    }

    static Optional<UUID> byCode(Connection connection, String codeHash, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id from household where code_hash = ? and code_expires_at > ? and ended_at is null")) {
            select.setString(1, codeHash);
            select.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** A card that is lost or stolen must not be emptied by those who live together. */
    static boolean hasActiveCard(Connection connection, UUID memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select exists (select from card where member_id = ? and status = 'ACTIVE')")) {
            select.setObject(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void insert(Connection connection, Household household) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into household (id, program_id, head_id, founded_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, household.id());
            insert.setObject(2, household.programId());
            insert.setObject(3, household.headId());
            insert.setTimestamp(4, Timestamp.from(household.foundedAt()));
            insert.executeUpdate();
        }
    }

    static void insert(Connection connection, Stay stay, String clientId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into household_member (id, household_id, member_id, joined_at, joined_by, code_hash)
                values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, stay.id());
            insert.setObject(2, stay.householdId());
            insert.setObject(3, stay.memberId());
            insert.setTimestamp(4, Timestamp.from(stay.joinedAt()));
            insert.setString(5, clientId);
            insert.setString(6, stay.codeHash());
            insert.executeUpdate();
        }
    }

    /** Instead of the one before; null: none. */
    static void code(Connection connection, UUID id, @Nullable String codeHash, @Nullable Instant expiresAt)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update household set code_hash = ?, code_expires_at = ? where id = ?")) {
            update.setString(1, codeHash);
            update.setTimestamp(2, expiresAt == null ? null : Timestamp.from(expiresAt));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    static void leave(Connection connection, Stay left, String clientId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update household_member set left_at = ?, left_by = ?, came_back = ?, went_back = ?, removed = ?
                 where id = ?""")) {
            update.setTimestamp(1, left.leftAt() == null ? null : Timestamp.from(left.leftAt()));
            update.setString(2, clientId);
            update.setLong(3, left.cameBack());
            update.setLong(4, left.wentBack());
            update.setBoolean(5, left.removed());
            update.setObject(6, left.id());
            update.executeUpdate();
        }
    }

    static void end(Connection connection, UUID id, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update household set ended_at = ?, code_hash = null, code_expires_at = null where id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private static List<Stay> stays(PreparedStatement select) throws SQLException {
        List<Stay> stays = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                stays.add(new Stay(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant(),
                        instant(row, 5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getString(8),
                        row.getBoolean(9)));
            }
        }
        return stays;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
