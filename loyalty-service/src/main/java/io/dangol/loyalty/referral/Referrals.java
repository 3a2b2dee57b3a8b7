package io.dangol.loyalty.referral;

import io.dangol.loyalty.referral.Referral.Kept;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Referrals in the database. */
final class Referrals {

    private static final String SELECT = """
            select id, program_id, scheme_version, code_id, referrer_id, referred_id, registered_at, until, status,
                   sale_id, available_from
              from referral""";

    /** The account's own member and those that were merged into it. */
    private static final String FAMILY = "select id from member where id = ? or account_id = ?";

    /** From who refers up to who referred whom, whichever member of an account did. */
    private static final String ABOVE = """
            with recursive above (id) as (
                select ?::uuid
                 union
                select coalesce(up.account_id, up.id)
                  from above a
                  join member m on m.id = a.id or m.account_id = a.id
                  join referral r on r.referred_id = m.id
                  join member up on up.id = r.referrer_id)
            select exists (select from above where id = ?)""";

    private static final String BUYS = """
            with family as (select id from member where id = ? or account_id = ?)
            select exists (select from sale s join family f on s.member_id = f.id)
                or exists (select from receipt_claim c join family f on c.member_id = f.id)
                or exists (select from member_origin o join family f on o.member_id = f.id)""";

    private static final String TOUCHED = """
            with account as (
                select coalesce(m.account_id, m.id) as id, min(k.since) as since
                  from unnest(?::uuid[], ?::timestamptz[]) as k (id, since) join member m on m.id = k.id group by 1),
            family as (
                select id, since from account
                 union
                select m.id, a.since from account a join member m on m.account_id = a.id)
            select r.id from family f join referral r on r.referred_id = f.id and r.until > f.since""";

    private static final String OF_MEMBERS = """
            with account as (select coalesce(account_id, id) as id from member where id = any (?)),
            family as (
                select id from account
                 union
                select m.id from account a join member m on m.account_id = a.id)
            select r.id from family f join referral r on r.referred_id = f.id
             union
            select r.id from family f join referral r on r.referrer_id = f.id""";

    private Referrals() {}

    static Optional<Referral> find(Connection connection, UUID id) throws SQLException {
        return find(connection, id, "");
    }

    static Optional<Referral> lock(Connection connection, UUID id) throws SQLException {
        return find(connection, id, " for no key update");
    }

    private static Optional<Referral> find(Connection connection, UUID id, String locked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?" + locked)) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    /** By which the account, or a member that it absorbed, was brought; the first of them. */
    static Optional<Referral> ofReferred(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where referred_id in (" + FAMILY + ") order by id limit 1")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            return rows(select).stream().findFirst();
        }
    }

    static void insert(Connection connection, Referral referral, String by) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into referral (id, program_id, scheme_version, code_id, referrer_id, referred_id, registered_by,
                    registered_at, until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, referral.id());
            insert.setObject(2, referral.programId());
            insert.setInt(3, referral.schemeVersion());
            insert.setObject(4, referral.codeId());
            insert.setObject(5, referral.referrerId());
            insert.setObject(6, referral.referredId());
            insert.setString(7, by);
            insert.setTimestamp(8, Timestamp.from(referral.registeredAt()));
            insert.setTimestamp(9, Timestamp.from(referral.until()));
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, Referral referral) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update referral set status = ?, sale_id = ?, available_from = ? where id = ?")) {
            Instant from = referral.availableFrom();
            update.setString(1, referral.kept().name());
            update.setObject(2, referral.saleId());
            update.setTimestamp(3, from == null ? null : Timestamp.from(from));
            update.setObject(4, referral.id());
            update.executeUpdate();
        }
    }

    /** Whether one account was brought, directly or not, by another. */
    static boolean isAbove(Connection connection, UUID referrerAccount, UUID referredAccount) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ABOVE)) {
            select.setObject(1, referrerAccount);
            select.setObject(2, referredAccount);
            return isTrue(select);
        }
    }

    /** Whether it ever bought with a card, claimed a receipt, or came over from another system. */
    static boolean buys(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BUYS)) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            return isTrue(select);
        }
    }

    /** Whose members bought, or brought something back, at these times: a sale of which may count, or no more. */
    record Touched(UUID memberId, Instant since) {}

    static Set<UUID> touched(Connection connection, List<Touched> touched) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TOUCHED)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", touched.stream().map(Touched::memberId).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            touched.stream().map(one -> one.since().toString()).toArray()));
            return ids(select);
        }
    }

    /** With these on either side. */
    static Set<UUID> ofMembers(Connection connection, Collection<UUID> members) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_MEMBERS)) {
            select.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            return ids(select);
        }
    }

    private static boolean isTrue(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Set<UUID> ids(PreparedStatement select) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static List<Referral> rows(PreparedStatement select) throws SQLException {
        List<Referral> referrals = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp from = row.getTimestamp(11);
                referrals.add(new Referral(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        row.getObject(6, UUID.class),
                        row.getTimestamp(7).toInstant(),
                        row.getTimestamp(8).toInstant(),
                        Kept.valueOf(row.getString(9)),
                        row.getObject(10, UUID.class),
                        from == null ? null : from.toInstant()));
            }
        }
        return referrals;
    }
}
