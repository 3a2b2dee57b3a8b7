package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Debts;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Members' accounts as the ledger left them. */
public final class Accounts {

    /** Of whoever was merged, the account of whom it was merged into. */
    private static final String STATES = """
            select m.id, m.balance, m.debts, m.held, m.entries, m.last_hash, o.id, m.account_id
              from member o join member m on m.id = coalesce(o.account_id, o.id)
             where o.id = any (?) order by m.id""";

    private static final String OWN_STATES =
            "select id, balance, debts, held, entries, last_hash, id, null from member where id = any (?) order by id";

    private static final String STRANGERS = """
            select count(*) from unnest(?::uuid[], ?::uuid[]) as k (member_id, account_id)
              join member m on m.id = k.member_id where m.account_id is distinct from k.account_id""";

    private static final String COLUMNS = """
            select member_id, id, source_id, part, coalesce(funding, funder_id::text), earned, repaid, expired, remaining,
                   available_from, expires_at, coalesce(first_expires_at, expires_at), waits_for, waits_since""";

    /** Those that hold points. */
    private static final String LOTS = COLUMNS + " from lot where member_id = any (?) and remaining > 0";

    /** And those that are asked for, whatever they hold. */
    private static final String MORE_LOTS = LOTS + " union " + COLUMNS + " from lot where id = any (?)";

    private static final String LOCKED = " for update of m";

    private Accounts() {}

    /** A member's account with all lots that still hold points, locked until the transaction ends. */
    public static Optional<MemberAccount> lock(Connection connection, UUID memberId) throws SQLException {
        return lock(connection, memberId, List.of());
    }

    /** With these lots of the member as well, though they may hold nothing any more. */
    public static Optional<MemberAccount> lock(Connection connection, UUID memberId, Collection<UUID> lots)
            throws SQLException {
        return accounts(connection, STATES + LOCKED, List.of(memberId), lots).values().stream()
                .findFirst();
    }

    /** Locked in the tills' order, so that neither waits for the other. */
    public static Collection<MemberAccount> lockAll(Connection connection, Collection<UUID> memberIds)
            throws SQLException {
        return lockAll(connection, memberIds, List.of());
    }

    /** With these lots as well, though they may hold nothing any more. */
    public static Collection<MemberAccount> lockAll(
            Connection connection, Collection<UUID> memberIds, Collection<UUID> lots) throws SQLException {
        return accounts(connection, STATES + LOCKED, memberIds, lots).values();
    }

    /** The accounts by these very ids, also of those that were merged: for who merges and parts. */
    public static Map<UUID, MemberAccount> lockOwn(Connection connection, Collection<UUID> memberIds)
            throws SQLException {
        return accounts(connection, OWN_STATES + " for update", memberIds, List.of());
    }

    /** Without a lock, for reading; the two statements need one snapshot. */
    public static MemberAccount read(Connection connection, UUID memberId) throws SQLException {
        return accounts(connection, STATES, List.of(memberId), List.of())
                .values()
                .iterator()
                .next();
    }

    /** The lots that a sale made. */
    public static List<UUID> lotsOf(Connection connection, UUID saleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from lot where source_id = ?")) {
            select.setObject(1, saleId);
            List<UUID> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(row.getObject(1, UUID.class));
                }
            }
            return lots;
        }
    }

    /**
     * A member's lots that these rules gave and that have not been returned altogether, the newest; of those of an
     * account that more use, the ones that its own cards earned.
     */
    public static List<UUID> lotsOfParts(Connection connection, UUID accountId, UUID memberId, Collection<String> parts)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select l.id from lot l
                 where l.member_id = ? and l.part = any (?)
                   and (l.remaining + l.expired > 0 or l.earned >
                        (select coalesce(sum(r.points), 0) from return_claim r
                          where coalesce(r.earned_by, r.sale_id) = l.source_id and r.rule = l.part))
                   and (not exists (select from member where account_id = l.member_id)
                        or exists (select from sale s where s.id = l.source_id and s.member_id = ?)
                        or exists (select from receipt_claim c where c.sale_id = l.source_id and c.member_id = ?))
                 order by l.id desc limit 1000""")) {
            select.setObject(1, accountId);
            select.setArray(2, connection.createArrayOf("text", parts.toArray()));
            select.setObject(3, memberId);
            select.setObject(4, memberId);
            List<UUID> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(row.getObject(1, UUID.class));
                }
            }
            return lots;
        }
    }

    /** What a sale earned, as it is now. */
    public static List<Lot> lotsEarned(Connection connection, UUID saleId) throws SQLException {
        return lots(connection, List.of(), lotsOf(connection, saleId)).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** These, whosever they are, as they are now; without a lock. */
    public static List<Lot> lots(Connection connection, Collection<UUID> ids) throws SQLException {
        return lots(connection, List.of(), ids).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Map<UUID, MemberAccount> accounts(
            Connection connection, String sql, Collection<UUID> memberIds, Collection<UUID> lotIds)
            throws SQLException {
        Map<UUID, AccountState> states = new LinkedHashMap<>();
        Map<UUID, UUID> absorbed = new LinkedHashMap<>();
        boolean merged = false;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    AccountState state = state(row);
                    states.put(state.memberId(), state);
                    merged |= row.getObject(8) != null;
                    if (!state.memberId().equals(row.getObject(7, UUID.class))) {
                        absorbed.put(row.getObject(7, UUID.class), state.memberId());
                    }
                }
            }
        }
        if (merged || (!absorbed.isEmpty() && haveMoved(connection, absorbed))) {
            throw new AccountMoved();
        }
        // A statement of its own, after the lock: one that waited for it still sees the lots from before.
        Map<UUID, List<Lot>> lots = lots(connection, states.keySet(), lotIds);
        Map<UUID, MemberAccount> accounts = new LinkedHashMap<>();
        states.forEach((id, state) -> accounts.put(id, MemberAccount.of(state, lots.getOrDefault(id, List.of()))));
        return accounts;
    }

    /** Asked once the accounts are locked: whose they were told to be while they were waited for may be over. */
    public static boolean haveMoved(Connection connection, Map<UUID, UUID> accounts) throws SQLException {
        List<UUID> members = List.copyOf(accounts.keySet());
        try (PreparedStatement select = connection.prepareStatement(STRANGERS)) {
            select.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", members.stream().map(accounts::get).toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        }
    }

    private static Map<UUID, List<Lot>> lots(Connection connection, Collection<UUID> memberIds, Collection<UUID> lotIds)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(lotIds.isEmpty() ? LOTS : MORE_LOTS)) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            if (!lotIds.isEmpty()) {
                select.setArray(2, connection.createArrayOf("uuid", lotIds.toArray()));
            }
            Map<UUID, List<Lot>> lots = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.computeIfAbsent(row.getObject(1, UUID.class), member -> new ArrayList<>())
                            .add(lot(row));
                }
            }
            return lots;
        }
    }

    private static AccountState state(ResultSet row) throws SQLException {
        return new AccountState(
                row.getObject(1, UUID.class),
                row.getLong(2),
                Debts.parse(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getString(6));
    }

    private static Lot lot(ResultSet row) throws SQLException {
        return new Lot(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                Funding.parse(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getTimestamp(10).toInstant(),
                instant(row, 11),
                instant(row, 12),
                Waiting.parse(row.getString(13), instant(row, 14)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
