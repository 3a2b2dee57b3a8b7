package io.dangol.customer.matchweights;

import io.dangol.customer.matchweights.KeptWeights.Status;
import io.dangol.customer.sql.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Weights in the database. */
final class WeightsRows {

    private static final String ACTIVE = "select version from match_activation order by id desc limit 1";

    private static final String SELECT = """
            select version, status, learnt, customers, started_at, started_by, ended_at,
                   version = coalesce((%s), 0) as active from match_weights""".formatted(ACTIVE);

    private static final String START = """
            insert into match_weights (version, status, customers, started_at, started_by)
            select coalesce(max(version), 0) + 1, 'TRAINING', 0, ?, ? from match_weights returning version""";

    private static final String END =
            "update match_weights set status = ?, learnt = ?, customers = ?, ended_at = ? where version = ?";

    private static final String FREQUENCIES = """
            insert into match_frequency (version, field, hash, share)
            select ?, f.field, f.hash, f.share from unnest(?::text[], ?::text[], ?::double precision[]) as f (field, hash, share)""";

    /** Those who share a key with few others, so that of two records of one person both are among them. */
    private static final String SAMPLE = """
            select distinct customer_id from blind_entry where kind = 'MATCH' and hash in (
                select hash from blind_entry where kind = 'MATCH' group by hash having count(*) <= 6 order by hash limit ?)
             limit ?""";

    private record Frequency(String field, String hash, double share) {}

    private WeightsRows() {}

    static int start(Connection connection, String by, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(START)) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setString(2, by);
            try (ResultSet row = insert.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("An insert answers its row");
                }
                return row.getInt(1);
            }
        }
    }

    /** One that is to be learnt; of two replicas one takes it. */
    static Optional<KeptWeights> next(Connection connection) throws SQLException {
        String sql =
                SELECT + " where status = 'TRAINING' order by version limit 1 for update of match_weights skip locked";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            return read(select).stream().findFirst();
        }
    }

    static void end(Connection connection, KeptWeights ended) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, ended.status().name());
            update.setString(2, ended.learnt());
            update.setInt(3, ended.customers());
            update.setTimestamp(4, ended.endedAt() == null ? null : Timestamp.from(ended.endedAt()));
            update.setInt(5, ended.version());
            update.executeUpdate();
        }
    }

    static void keep(Connection connection, int version, Map<String, Map<String, Double>> frequencies)
            throws SQLException {
        List<Frequency> rows = new ArrayList<>();
        frequencies.forEach(
                (field, shares) -> shares.forEach((hash, share) -> rows.add(new Frequency(field, hash, share))));
        try (PreparedStatement insert = connection.prepareStatement(FREQUENCIES)) {
            insert.setInt(1, version);
            var unused = new Columns<>(connection, insert, rows, 1)
                    .add("text", Frequency::field)
                    .add("text", Frequency::hash)
                    .add("double precision", Frequency::share);
            insert.executeUpdate();
        }
    }

    static Map<String, Map<String, Double>> frequencies(Connection connection, int version) throws SQLException {
        String sql = "select field, hash, share from match_frequency where version = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, version);
            Map<String, Map<String, Double>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), first -> new HashMap<>())
                            .put(row.getString(2), row.getDouble(3));
                }
            }
            return found;
        }
    }

    static Set<UUID> sample(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SAMPLE)) {
            select.setInt(1, limit);
            select.setInt(2, limit);
            Set<UUID> found = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    /** Of how many the sample is one. */
    static long customers(Connection connection) throws SQLException {
        String sql = "select count(distinct customer_id) from blind_entry where kind = 'MATCH'";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static void activate(Connection connection, int version, String by, Instant at) throws SQLException {
        String sql = "insert into match_activation (version, activated_by, activated_at) values (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, version);
            insert.setString(2, by);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    static Optional<KeptWeights> find(Connection connection, int version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where version = ?")) {
            select.setInt(1, version);
            return read(select).stream().findFirst();
        }
    }

    static Optional<Integer> activeVersion(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ACTIVE);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
        }
    }

    /** Newest first, from below the one where the page before ended. */
    static List<KeptWeights> below(Connection connection, int version, int limit) throws SQLException {
        String sql = SELECT + " where version < ? order by version desc limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, version);
            select.setInt(2, limit);
            return read(select);
        }
    }

    private static List<KeptWeights> read(PreparedStatement select) throws SQLException {
        List<KeptWeights> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp endedAt = row.getTimestamp(7);
                found.add(new KeptWeights(
                        row.getInt(1),
                        Status.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        endedAt == null ? null : endedAt.toInstant(),
                        row.getBoolean(8)));
            }
        }
        return found;
    }
}
