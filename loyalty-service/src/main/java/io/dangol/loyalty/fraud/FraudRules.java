package io.dangol.loyalty.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every version of every programme's rules. */
@Singleton
class FraudRules {

    /** As they are kept. */
    record Kept(UUID programId, int version, List<FraudRule> rules, Instant createdAt) {}

    private static final String LAST = """
            select p.id, r.version, r.rules, r.created_at
              from unnest(?::uuid[]) as p (id)
             cross join lateral (
                select * from fraud_rules where program_id = p.id order by version desc limit 1) r
             order by p.id""";

    private final ObjectMapper json;

    FraudRules(ObjectMapper json) {
        this.json = json;
    }

    /** Whoever else would change them waits; false where there is no such programme. */
    static boolean lockProgram(Connection connection, UUID programId) throws SQLException {
        return exists(connection, "select 1 from program where id = ? for no key update", programId);
    }

    static boolean hasProgram(Connection connection, UUID programId) throws SQLException {
        return exists(connection, "select 1 from program where id = ?", programId);
    }

    private static boolean exists(Connection connection, String sql, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** What is looked for in these programmes, in the order of their ids; nothing for those that look for nothing. */
    List<Kept> of(Connection connection, Collection<UUID> programIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setArray(1, connection.createArrayOf("uuid", programIds.toArray()));
            List<Kept> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new Kept(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            json.readValue(row.getString(3), new TypeReference<>() {}),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return kept;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Fraud rules cannot be read", e);
        }
    }

    Optional<Kept> last(Connection connection, UUID programId) throws SQLException {
        return of(connection, List.of(programId)).stream().findFirst();
    }

    void add(Connection connection, Kept added) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into fraud_rules (program_id, version, rules, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, added.programId());
            insert.setInt(2, added.version());
            insert.setString(3, json.writeValueAsString(added.rules()));
            insert.setTimestamp(4, Timestamp.from(added.createdAt()));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Fraud rules cannot be written", e);
        }
    }
}
