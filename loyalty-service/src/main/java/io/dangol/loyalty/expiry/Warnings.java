package io.dangol.loyalty.expiry;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.expiry.ExpiryEvent.PointsExpiring;
import io.dangol.platform.eventlog.EventLog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells whose points will expire, so many days ahead. Each warning looks at what came into its reach since the last
 * look; how far that was is kept in the transaction that tells, so that each is given once. What is earned later and
 * expires on a day that was told of already is left to the nearer warnings.
 */
@Singleton
class Warnings {

    private static final String COMING = """
            select expires_at, member_id, sum(remaining) from lot
             where remaining > 0 and expires_at <= ? and (expires_at, member_id) > (?, ?) and waits_for is null
             group by expires_at, member_id order by expires_at, member_id limit ?""";

    private final Transactions transactions;
    private final EventLog eventLog;
    private final ExpiryConfig config;
    private final Clock clock;

    Warnings(Transactions transactions, EventLog eventLog, ExpiryConfig config, Clock clock) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What one warning looks at.
     *
     * @param nearer whatever expires until then is told by a nearer warning
     * @param farther the end of its reach
     */
    private record Reach(int days, Instant nearer, Instant farther, Instant now) {}

    /** What a member would lose then. */
    private record Coming(Place place, long points) {}

    /** @return how many were given */
    int give() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant nearer = now;
        int given = 0;
        for (Duration ahead : new TreeSet<>(config.warnings())) {
            Reach reach = new Reach(Math.toIntExact(ahead.toDays()), nearer, now.plus(ahead), now);
            int some;
            do {
                some = transactions.run(connection -> give(connection, reach));
                given += some;
            } while (some > 0);
            nearer = reach.farther();
        }
        return given;
    }

    private int give(Connection connection, Reach reach) throws SQLException {
        List<Coming> coming = coming(connection, reach, place(connection, reach));
        if (coming.isEmpty()) {
            return 0;
        }
        keep(connection, reach, coming.get(coming.size() - 1).place());
        Map<UUID, Membership> memberships = Members.memberships(
                connection, coming.stream().map(one -> one.place().memberId()).collect(Collectors.toSet()));
        eventLog.append(
                connection,
                coming.stream().map(one -> event(one, memberships, reach)).toList());
        return coming.size();
    }

    /** By one at a time: the row is locked until what was found is told. */
    private static Place place(Connection connection, Reach reach) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into expiry_warning (days_ahead, expires_at, member_id) values (?, ?, ?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement(
                        "select expires_at, member_id from expiry_warning where days_ahead = ? for update")) {
            insert.setInt(1, reach.days());
            insert.setTimestamp(2, Timestamp.from(reach.nearer()));
            insert.setObject(3, Place.START.memberId());
            insert.executeUpdate();
            select.setInt(1, reach.days());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Place seen = new Place(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class));
                return seen.expiresAt().isBefore(reach.nearer())
                        ? new Place(reach.nearer(), Place.START.memberId())
                        : seen;
            }
        }
    }

    private List<Coming> coming(Connection connection, Reach reach, Place after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COMING)) {
            select.setTimestamp(1, Timestamp.from(reach.farther()));
            select.setTimestamp(2, Timestamp.from(after.expiresAt()));
            select.setObject(3, after.memberId());
            select.setInt(4, Math.max(1, config.batch()));
            List<Coming> coming = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Place place = new Place(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class));
                    coming.add(new Coming(place, row.getLong(3)));
                }
            }
            return coming;
        }
    }

    private static void keep(Connection connection, Reach reach, Place last) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update expiry_warning set expires_at = ?, member_id = ? where days_ahead = ?")) {
            update.setTimestamp(1, Timestamp.from(last.expiresAt()));
            update.setObject(2, last.memberId());
            update.setInt(3, reach.days());
            update.executeUpdate();
        }
    }

    private static PointsExpiring event(Coming coming, Map<UUID, Membership> memberships, Reach reach) {
        UUID memberId = coming.place().memberId();
        Membership of = Objects.requireNonNull(memberships.get(memberId));
        return new PointsExpiring(
                memberId,
                of.customerId(),
                of.programId(),
                coming.points(),
                coming.place().expiresAt(),
                reach.days(),
                reach.now());
    }
}
