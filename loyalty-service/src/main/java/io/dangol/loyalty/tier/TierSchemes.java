package io.dangol.loyalty.tier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.tier.SchemeVersions.Dated;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every version of every programme's tiers. */
@Singleton
class TierSchemes {

    /** As it is kept. */
    record Kept(int version, TierScheme scheme, Instant createdAt) {}

    private final ObjectMapper json;

    TierSchemes(ObjectMapper json) {
        this.json = json;
    }

    /** Whoever else would change it waits; empty where there is no such programme. */
    static boolean lockProgram(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select 1 from program where id = ? for no key update")) {
            lock.setObject(1, programId);
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        }
    }

    static boolean hasProgram(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from program where id = ?")) {
            select.setObject(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    Optional<Kept> last(Connection connection, UUID programId) throws SQLException {
        List<Kept> versions = versions(connection, programId);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** By the days of this zone; empty where the programme has no tiers. */
    Optional<SchemeVersions> of(Connection connection, UUID programId, ZoneId zone) throws SQLException {
        List<Dated> versions = versions(connection, programId).stream()
                .map(kept -> new Dated(
                        kept.version(),
                        kept.scheme(),
                        kept.createdAt().atZone(zone).toLocalDate()))
                .toList();
        return versions.isEmpty() ? Optional.empty() : Optional.of(new SchemeVersions(versions));
    }

    /** Members are to be looked at by it: whoever is being looked at by the one before is done first, others wait for it. */
    void add(Connection connection, UUID programId, Kept added) throws SQLException {
        try (PreparedStatement alone = connection.prepareStatement("lock table member_tier in share mode");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into tier_scheme (program_id, version, scheme, created_at) values (?, ?, ?, ?)");
                PreparedStatement review = connection.prepareStatement("""
                        insert into tier_review (program_id, after_member, sum_up, scheme_version) values (?, ?, ?, ?)
                        on conflict (program_id) do update
                        set after_member = excluded.after_member, scheme_version = excluded.scheme_version""")) {
            alone.execute();
            insert.setObject(1, programId);
            insert.setInt(2, added.version());
            insert.setString(3, json.writeValueAsString(added.scheme()));
            insert.setTimestamp(4, Timestamp.from(added.createdAt()));
            insert.executeUpdate();
            review.setObject(1, programId);
            review.setObject(2, new UUID(0, 0));
            review.setBoolean(3, added.version() == 1);
            review.setInt(4, added.version());
            review.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tiers cannot be written", e);
        }
    }

    private List<Kept> versions(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select version, scheme, created_at from tier_scheme where program_id = ? order by version")) {
            select.setObject(1, programId);
            List<Kept> versions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new Kept(
                            row.getInt(1),
                            scheme(row.getString(2)),
                            row.getTimestamp(3).toInstant()));
                }
            }
            return versions;
        }
    }

    private TierScheme scheme(String text) {
        try {
            return json.readValue(text, TierScheme.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tiers cannot be read", e);
        }
    }
}
