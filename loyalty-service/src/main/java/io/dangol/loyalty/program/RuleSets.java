package io.dangol.loyalty.program;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.rule.RuleJson;
import io.dangol.loyalty.rule.RuleSet;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Every version of every programme's rules. */
@Singleton
class RuleSets {

    /** Rules as they stood since a moment. */
    record Kept(RuleSet rules, Instant since) {}

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    RuleSets(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    void add(UUID programId, int version, RuleSet rules, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into earn_rule (program_id, version, rule, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, programId);
            insert.setInt(2, version);
            insert.setString(3, RuleJson.write(json, rules));
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Rules could not be kept", e);
        }
    }

    RuleSet get(UUID programId, int version) {
        return find(programId, version)
                .orElseThrow(() -> new IllegalStateException("Rule version vanished"))
                .rules();
    }

    Optional<Kept> find(UUID programId, int version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select rule, created_at from earn_rule where program_id = ? and version = ?")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(
                                RuleJson.read(json, row.getString(1)),
                                row.getTimestamp(2).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Rules could not be read", e);
        }
    }
}
