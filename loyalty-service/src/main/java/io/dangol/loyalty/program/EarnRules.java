package io.dangol.loyalty.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Every version of every rule. */
@Singleton
class EarnRules {

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    EarnRules(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    void add(UUID programId, int version, EarnRule rule, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into earn_rule (program_id, version, rule, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, programId);
            insert.setInt(2, version);
            insert.setString(3, json.writeValueAsString(rule));
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Rule could not be kept", e);
        }
    }

    EarnRule get(UUID programId, int version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select rule from earn_rule where program_id = ? and version = ?")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return json.readValue(row.getString(1), EarnRule.class);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Rule could not be read", e);
        }
    }
}
