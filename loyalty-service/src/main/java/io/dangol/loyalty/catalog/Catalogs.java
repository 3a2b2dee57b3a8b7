package io.dangol.loyalty.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.program.EarnRule;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the catalogue as of the caller's transaction, reading it anew only when its version was raised. */
@Singleton
public class Catalogs {

    private static final String PROGRAMS = """
            select p.id, p.currency, p.zone, p.negative_policy, p.expires_after_months, p.pending_days,
                   p.rule_version, r.rule
              from program p join earn_rule r on r.program_id = p.id and r.version = p.rule_version""";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private volatile @Nullable Catalog current;

    Catalogs(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    public Catalog current() {
        try (Connection connection = dataSource.getConnection()) {
            return current(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Catalogue could not be read", e);
        }
    }

    public Catalog current(Connection connection) throws SQLException {
        long version = version(connection);
        Catalog known = current;
        if (known != null && known.version() == version) {
            return known;
        }
        Catalog read = new Catalog(version, programs(connection), categories(connection), stores(connection));
        current = read;
        return read;
    }

    /** The rule that a sale pinned, which may not be the current one. */
    public EarnRule rule(Connection connection, UUID programId, int version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select rule from earn_rule where program_id = ? and version = ?")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Rule version vanished");
                }
                return rule(row.getString(1));
            }
        }
    }

    private static long version(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select version from catalog_version");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<UUID, ProgramTerms> programs(Connection connection) throws SQLException {
        Map<UUID, ProgramTerms> programs = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(PROGRAMS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ProgramTerms terms = new ProgramTerms(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        ZoneId.of(row.getString(3)),
                        NegativePolicy.valueOf(row.getString(4)),
                        row.getObject(5, Integer.class),
                        row.getInt(6),
                        row.getInt(7),
                        rule(row.getString(8)));
                programs.put(terms.id(), terms);
            }
        }
        return programs;
    }

    private static Map<String, String> categories(Connection connection) throws SQLException {
        Map<String, String> categories = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("select sku, category from product where category is not null");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                categories.put(row.getString(1), row.getString(2));
            }
        }
        return categories;
    }

    private static Map<String, Store> stores(Connection connection) throws SQLException {
        Map<String, Store> stores = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select id, code, partner_id, zone, currency, closed_at from store");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp closedAt = row.getTimestamp(6);
                Store store = new Store(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        ZoneId.of(row.getString(4)),
                        row.getString(5),
                        closedAt == null ? null : closedAt.toInstant());
                stores.put(store.code(), store);
            }
        }
        return stores;
    }

    private EarnRule rule(String text) {
        try {
            return json.readValue(text, EarnRule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rule cannot be read", e);
        }
    }
}
