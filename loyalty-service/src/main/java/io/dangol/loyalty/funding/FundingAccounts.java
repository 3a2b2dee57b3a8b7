package io.dangol.loyalty.funding;

import io.dangol.loyalty.account.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts as they are kept. Who locks some holds the members' rows already, so that nobody waits in a ring. */
final class FundingAccounts {

    private static final String COLUMNS = "partner_id, credit_line, paid, used, waiting, opened_at, changed_at";

    /** With what came back and is not counted yet. */
    private static final String AS_IT_STANDS = """
            select a.partner_id, a.credit_line, a.paid, a.used + coalesce(m.used, 0)::bigint,
                   a.waiting + coalesce(m.waiting, 0)::bigint, a.opened_at, a.changed_at
              from funding_account a
              left join (select partner_id, sum(used) as used, sum(waiting) as waiting
                           from funding_movement group by partner_id) m on m.partner_id = a.partner_id
             where a.partner_id > ? and (?::uuid is null or a.partner_id = ?)
             order by a.partner_id limit ?""";

    private FundingAccounts() {}

    /** In the order of their ids. */
    static Map<UUID, FundingAccount> lock(Connection connection, Collection<UUID> partners) throws SQLException {
        Map<UUID, FundingAccount> accounts = new HashMap<>();
        if (partners.isEmpty()) {
            return accounts;
        }
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from funding_account where partner_id = any (?) order by partner_id for update")) {
            select.setArray(1, connection.createArrayOf("uuid", partners.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    FundingAccount account = account(row);
                    accounts.put(account.partnerId(), account);
                }
            }
        }
        return accounts;
    }

    static Optional<FundingAccount> lock(Connection connection, UUID partner) throws SQLException {
        return Optional.ofNullable(lock(connection, List.of(partner)).get(partner));
    }

    /** As it stands, without a lock. */
    static Optional<FundingAccount> find(Connection connection, UUID partner) throws SQLException {
        return after(connection, new UUID(0, 0), partner, 1).stream().findFirst();
    }

    /** As they stand, in the order of their ids; without a lock. */
    static List<FundingAccount> after(Connection connection, UUID from, @Nullable UUID only, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AS_IT_STANDS)) {
            select.setObject(1, from);
            select.setObject(2, only);
            select.setObject(3, only);
            select.setInt(4, limit);
            List<FundingAccount> accounts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    accounts.add(account(row));
                }
            }
            return accounts;
        }
    }

    /** What tills count. */
    static void count(Connection connection, Collection<FundingAccount> accounts) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update funding_account a set used = v.used, waiting = v.waiting
                  from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as v (partner_id, used, waiting)
                 where a.partner_id = v.partner_id""")) {
            var unused = new Columns<>(connection, update, List.copyOf(accounts))
                    .add("uuid", FundingAccount::partnerId)
                    .add("bigint", FundingAccount::used)
                    .add("bigint", FundingAccount::waiting);
            update.executeUpdate();
        }
    }

    /** What headquarters changes; a new account where there is none. */
    static void put(Connection connection, FundingAccount account) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("insert into funding_account (" + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?) on conflict (partner_id) do update set"
                + " credit_line = excluded.credit_line, paid = excluded.paid, changed_at = excluded.changed_at")) {
            upsert.setObject(1, account.partnerId());
            upsert.setObject(2, account.creditLine(), Types.BIGINT);
            upsert.setLong(3, account.paid());
            upsert.setLong(4, account.used());
            upsert.setLong(5, account.waiting());
            upsert.setTimestamp(6, Timestamp.from(account.openedAt()));
            upsert.setTimestamp(7, Timestamp.from(account.changedAt()));
            upsert.executeUpdate();
        }
    }

    /** What came back meanwhile is counted now, once. */
    static FundingAccount counted(Connection connection, FundingAccount account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                with gone as (delete from funding_movement where partner_id = ? returning used, waiting)
                select coalesce(sum(used), 0), coalesce(sum(waiting), 0) from gone""")) {
            delete.setObject(1, account.partnerId());
            try (ResultSet row = delete.executeQuery()) {
                row.next();
                return account.using(row.getLong(1)).keepingWaiting(row.getLong(2));
            }
        }
    }

    static boolean cameBack(Connection connection, UUID partner) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select exists (select 1 from funding_movement where partner_id = ?)")) {
            select.setObject(1, partner);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Those for which anybody waits, or something came back. */
    static List<UUID> moved(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select partner_id from funding_account a
                         where exists (select 1 from lot_uncovered q where q.partner_id = a.partner_id)
                            or exists (select 1 from funding_movement m where m.partner_id = a.partner_id)
                         order by partner_id""");
                ResultSet row = select.executeQuery()) {
            List<UUID> partners = new ArrayList<>();
            while (row.next()) {
                partners.add(row.getObject(1, UUID.class));
            }
            return partners;
        }
    }

    private static FundingAccount account(ResultSet row) throws SQLException {
        return new FundingAccount(
                row.getObject(1, UUID.class),
                row.getObject(2, Long.class),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant());
    }
}
