package io.dangol.customer.contactpolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.permit.ContactPolicy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;

/** The policies' versions in the database. */
@Singleton
class PolicyRows {

    private static final String LAST =
            "select version, terms, created_at from contact_policy where code = ? order by version desc limit 1";

    private final ObjectMapper json;

    PolicyRows(ObjectMapper json) {
        this.json = json;
    }

    /** Of two who change it, the second waits and sees what the first has written. */
    Optional<KeptPolicy> lock(Connection connection, String code) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "contact policy " + code);
            lock.execute();
        }
        return last(connection, code);
    }

    Optional<KeptPolicy> last(Connection connection, String code) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setString(1, code);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(kept(code, row)) : Optional.empty();
            }
        }
    }

    void add(Connection connection, KeptPolicy added) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into contact_policy (code, version, terms, created_at) values (?, ?, ?, ?)")) {
            insert.setString(1, added.code());
            insert.setInt(2, added.version());
            insert.setString(3, json.writeValueAsString(added.terms()));
            insert.setTimestamp(4, Timestamp.from(added.createdAt()));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contact policy cannot be written", e);
        }
    }

    private KeptPolicy kept(String code, ResultSet row) throws SQLException {
        try {
            return new KeptPolicy(
                    code,
                    row.getInt(1),
                    json.readValue(row.getString(2), ContactPolicy.class),
                    row.getTimestamp(3).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contact policy cannot be read", e);
        }
    }
}
