package io.dangol.loyalty.referral;

import io.dangol.loyalty.referral.Referral.Status;
import io.dangol.loyalty.referral.ReferralApi.OwnView;
import io.dangol.loyalty.referral.ReferralApi.ReferralView;
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

/** Referrals as they are shown; what they come to is a matter of the moment. */
final class ReferralViews {

    private static final String STATUS = """
            case when r.status = 'OPEN' and r.until <= ? then 'EXPIRED'
                 when r.status = 'REWARDED' and r.available_from > ? then 'PENDING' else r.status end""";

    private static final String POINTS = """
            (select coalesce(sum(a.points), 0) from referral_award a
              where a.referral_id = r.id and a.side = '%s' and a.undone_at is null)""";

    private static final String SELECT =
            """
            select * from (
                select r.id, r.program_id, r.scheme_version, r.referrer_id, r.referred_id, %s as status, r.registered_at,
                       r.until, r.sale_id, r.available_from, %s as referrer_points, %s as referred_points
                  from referral r) r""".formatted(STATUS, POINTS.formatted("REFERRER"), POINTS.formatted("REFERRED"));

    private static final String OWN = """
            select status, count(*), sum(points) from (
                select %s as status, %s as points
                  from member m join referral r on r.referrer_id = m.id where m.id = ? or m.account_id = ?) own
             group by status""".formatted(STATUS, POINTS.formatted("REFERRER"));

    /** Which ones. */
    record Wanted(UUID programId, @Nullable Status status, UUID after, int limit) {}

    private ReferralViews() {}

    static Optional<ReferralView> find(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            bind(select, now);
            select.setObject(3, id);
            return rows(select).stream().findFirst();
        }
    }

    /** In the order of their registration. */
    static List<ReferralView> some(Connection connection, Wanted wanted, Instant now) throws SQLException {
        String status = wanted.status() == null ? null : wanted.status().name();
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where program_id = ? and id > ? and (?::text is null or status = ?) order by id limit ?")) {
            bind(select, now);
            select.setObject(3, wanted.programId());
            select.setObject(4, wanted.after());
            select.setString(5, status);
            select.setString(6, status);
            select.setInt(7, wanted.limit());
            return rows(select);
        }
    }

    /** Of the account, by whichever of its members' codes. */
    static OwnView own(Connection connection, UUID accountId, Instant now) throws SQLException {
        OwnView own = new OwnView(0, 0, 0, 0, 0, 0);
        try (PreparedStatement select = connection.prepareStatement(OWN)) {
            bind(select, now);
            select.setObject(3, accountId);
            select.setObject(4, accountId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    own = with(own, Status.valueOf(row.getString(1)), row.getLong(2), row.getLong(3));
                }
            }
            return own;
        }
    }

    private static OwnView with(OwnView own, Status status, long count, long points) {
        return switch (status) {
            case OPEN ->
                new OwnView(
                        own.open() + count,
                        own.pending(),
                        own.rewarded(),
                        own.ended(),
                        own.pendingPoints(),
                        own.points());
            case PENDING -> new OwnView(own.open(), count, own.rewarded(), own.ended(), points, own.points());
            case REWARDED -> new OwnView(own.open(), own.pending(), count, own.ended(), own.pendingPoints(), points);
            case RETURNED, EXPIRED, DENIED, VOID ->
                new OwnView(
                        own.open(),
                        own.pending(),
                        own.rewarded(),
                        own.ended() + count,
                        own.pendingPoints(),
                        own.points());
        };
    }

    private static void bind(PreparedStatement select, Instant now) throws SQLException {
        select.setTimestamp(1, Timestamp.from(now));
        select.setTimestamp(2, Timestamp.from(now));
    }

    private static List<ReferralView> rows(PreparedStatement select) throws SQLException {
        List<ReferralView> views = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp from = row.getTimestamp(10);
                views.add(new ReferralView(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        Status.valueOf(row.getString(6)),
                        row.getTimestamp(7).toInstant(),
                        row.getTimestamp(8).toInstant(),
                        row.getObject(9, UUID.class),
                        from == null ? null : from.toInstant(),
                        row.getLong(11),
                        row.getLong(12)));
            }
        }
        return views;
    }
}
