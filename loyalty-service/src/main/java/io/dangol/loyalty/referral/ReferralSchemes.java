package io.dangol.loyalty.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Every version of what programmes give for referrals. */
@Singleton
class ReferralSchemes {

    /** As it is kept. */
    record Kept(UUID programId, int version, ReferralTerms terms, Instant createdAt) {}

    private static final String SELECT =
            "select program_id, version, terms, created_at from referral_scheme where program_id = ?";

    private final ObjectMapper json;

    ReferralSchemes(ObjectMapper json) {
        this.json = json;
    }

    /** Whoever else would change it waits; false where there is no such programme. */
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

    /** Empty where the programme never offered any. */
    Optional<Kept> last(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " order by version desc limit 1")) {
            select.setObject(1, programId);
            return one(select);
        }
    }

    ReferralTerms of(Connection connection, Referral referral) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " and version = ?")) {
            select.setObject(1, referral.programId());
            select.setInt(2, referral.schemeVersion());
            return one(select).orElseThrow().terms();
        }
    }

    void add(Connection connection, Kept kept) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into referral_scheme (program_id, version, terms, created_at, payers_asked) values (?, ?, ?, ?, true)")) {
            insert.setObject(1, kept.programId());
            insert.setInt(2, kept.version());
            insert.setString(3, json.writeValueAsString(kept.terms()));
            insert.setTimestamp(4, Timestamp.from(kept.createdAt()));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms cannot be written", e);
        }
    }

    private Optional<Kept> one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Kept(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            json.readValue(row.getString(3), ReferralTerms.class),
                            row.getTimestamp(4).toInstant()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms cannot be read", e);
        }
    }
}
