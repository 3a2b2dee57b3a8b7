package io.dangol.loyalty.coalition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.catalog.CoalitionTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every version of every coalition. */
@Singleton
class Coalitions {

    /** As it is kept. */
    record Kept(String code, int version, CoalitionTerms terms, Instant since) {}

    private final ObjectMapper json;

    Coalitions(ObjectMapper json) {
        this.json = json;
    }

    /** Of two who change one, the second waits and sees what the first has written. */
    static void lock(Connection connection, String code) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "coalition " + code);
            lock.execute();
        }
    }

    Optional<Kept> last(Connection connection, String code) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select code, version, terms, created_at from coalition
                 where code = ? order by version desc limit 1""")) {
            select.setString(1, code);
            return kept(select).stream().findFirst();
        }
    }

    /** By their codes. */
    List<Kept> after(Connection connection, String code, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (code) code, version, terms, created_at from coalition
                 where code > ? order by code, version desc limit ?""")) {
            select.setString(1, code);
            select.setInt(2, limit);
            return kept(select);
        }
    }

    void add(Connection connection, Kept added) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into coalition (code, version, terms, created_at) values (?, ?, ?, ?)")) {
            insert.setString(1, added.code());
            insert.setInt(2, added.version());
            insert.setString(3, json.writeValueAsString(added.terms()));
            insert.setTimestamp(4, Timestamp.from(added.since()));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A coalition cannot be written", e);
        }
    }

    private List<Kept> kept(PreparedStatement select) throws SQLException {
        List<Kept> all = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                CoalitionTerms terms = json.readValue(row.getString(3), CoalitionTerms.class);
                Instant since = row.getTimestamp(4).toInstant();
                all.add(new Kept(row.getString(1), row.getInt(2), terms, since));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A coalition cannot be read", e);
        }
        return all;
    }
}
