package io.dangol.loyalty.referral;

import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.referral.Award.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What referrals gave, in the database. */
final class Awards {

    private Awards() {}

    /** Those that stand. */
    static List<Award> of(Connection connection, UUID referralId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, referral_id, side, sale_id, points, funding, awarded_at, available_from
                  from referral_award where referral_id = ? and undone_at is null order by side""")) {
            select.setObject(1, referralId);
            List<Award> awards = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    awards.add(new Award(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            Side.valueOf(row.getString(3)),
                            row.getObject(4, UUID.class),
                            row.getLong(5),
                            Funding.parse(row.getString(6)),
                            row.getTimestamp(7).toInstant(),
                            row.getTimestamp(8).toInstant()));
                }
            }
            return awards;
        }
    }

    static void insert(Connection connection, Award award) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into referral_award (id, referral_id, side, sale_id, points, funding, awarded_at, available_from)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, award.id());
            insert.setObject(2, award.referralId());
            insert.setString(3, award.side().name());
            insert.setObject(4, award.saleId());
            insert.setLong(5, award.points());
            insert.setString(6, award.funding().text());
            insert.setTimestamp(7, Timestamp.from(award.awardedAt()));
            insert.setTimestamp(8, Timestamp.from(award.availableFrom()));
            insert.executeUpdate();
        }
    }

    /** @param letOff what the member keeps of it, having spent it */
    static void undo(Connection connection, UUID id, long letOff, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update referral_award set undone_at = ?, let_off = ? where id = ? and undone_at is null")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setLong(2, letOff);
            update.setObject(3, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("An award was undone already");
            }
        }
    }

    /** What a side of a referral was let off so far. */
    static long letOff(Connection connection, UUID referralId, Side side) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select coalesce(sum(let_off), 0) from referral_award where referral_id = ? and side = ?")) {
            select.setObject(1, referralId);
            select.setString(2, side.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** For how many referrals of these last days the account holds points; whoever asks holds the account. */
    static int ofReferrer(Connection connection, UUID accountId, Duration last, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) from member m join referral r on r.referrer_id = m.id
                  join referral_award a on a.referral_id = r.id
                 where (m.id = ? or m.account_id = ?)
                   and a.side = 'REFERRER' and a.undone_at is null and a.awarded_at > ?""")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            select.setTimestamp(3, Timestamp.from(now.minus(last)));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** In whose account each award's lot is, and which it is: it moves with whom it belongs to. */
    record Place(UUID memberId, UUID lotId) {}

    static Map<UUID, Place> places(Connection connection, List<Award> awards) throws SQLException {
        Map<UUID, Place> places = new HashMap<>();
        if (awards.isEmpty()) {
            return places;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select source_id, member_id, id from lot where source_id = any (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", awards.stream().map(Award::id).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.put(
                            row.getObject(1, UUID.class),
                            new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
                }
            }
            return places;
        }
    }
}
