package io.dangol.loyalty.gift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The programmes' terms of gifts in the database. */
final class GiftTermsRows {

    /** As they are kept. */
    record Kept(GiftTerms terms, int version, Instant since) {}

    private GiftTermsRows() {}

    /** Of two who change them, the second waits and sees what the first has written. */
    static Optional<Kept> lock(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "gift terms " + programId);
            lock.execute();
        }
        return find(connection, programId);
    }

    static Optional<Kept> find(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select offered, min_points, max_points, max_given_per_day, max_given_per_30_days,
                       max_received_per_30_days, version, since from gift_terms where program_id = ?""")) {
            select.setObject(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        }
    }

    static void put(Connection connection, UUID programId, Kept kept) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into gift_terms (program_id, version, since, offered, min_points, max_points, max_given_per_day,
                    max_given_per_30_days, max_received_per_30_days) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (program_id) do update set version = excluded.version, since = excluded.since,
                    offered = excluded.offered, min_points = excluded.min_points, max_points = excluded.max_points,
                    max_given_per_day = excluded.max_given_per_day,
                    max_given_per_30_days = excluded.max_given_per_30_days,
                    max_received_per_30_days = excluded.max_received_per_30_days""")) {
            GiftTerms terms = kept.terms();
            upsert.setObject(1, programId);
            upsert.setInt(2, kept.version());
            upsert.setTimestamp(3, Timestamp.from(kept.since()));
            upsert.setBoolean(4, terms.offered());
            List<@Nullable Long> limits = Arrays.asList(
                    terms.minPoints(),
                    terms.maxPoints(),
                    terms.maxGivenPerDay(),
                    terms.maxGivenPer30Days(),
                    terms.maxReceivedPer30Days());
            for (int i = 0; i < limits.size(); i++) {
                upsert.setObject(i + 5, limits.get(i), Types.BIGINT);
            }
            upsert.executeUpdate();
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        GiftTerms terms = new GiftTerms(
                row.getBoolean(1),
                row.getObject(2, Long.class),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class),
                row.getObject(6, Long.class));
        return new Kept(terms, row.getInt(7), row.getTimestamp(8).toInstant());
    }
}
