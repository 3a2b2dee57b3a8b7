package io.dangol.loyalty.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.catalog.RuleTimes.Since;
import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.rule.RuleJson;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives the catalogue as of the caller's transaction: one look at its versions, and only what was raised since is read.
 * What is read may be newer than its version, never older.
 */
@Singleton
public class Catalogs {

    private static final String PROGRAMS = """
            select p.id, p.currency, p.zone, p.negative_policy, p.expires_after_months, p.pending_days,
                   p.rule_version, r.rule, p.receipt_claim_days
              from program p join earn_rule r on r.program_id = p.id and r.version = p.rule_version""";

    /** What is raised with every change: of programmes and stores, and of products. */
    private record Versions(long catalog, long products) {}

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private volatile Catalog current = new Catalog(0, Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Kinds.NONE);

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
        Versions versions = versions(connection);
        Catalog known = current;
        return known.is(versions.catalog(), versions.products()) ? known : read(connection);
    }

    /**
     * By one at a time, the others find what it read. Nothing is locked in the database for it, so nobody who waits here
     * can keep waiting who is asked here.
     */
    private synchronized Catalog read(Connection connection) throws SQLException {
        Versions versions = versions(connection);
        Catalog known = current;
        if (known.version() != versions.catalog()) {
            known = all(connection, versions.catalog(), known.kinds());
        }
        long before = known.kinds().version();
        if (before != versions.products()) {
            known = known.with(known.kinds().with(versions.products(), changedKinds(connection, before)));
        }
        current = known;
        return known;
    }

    /** The rules that a sale pinned, which may not be the current ones. */
    public RuleSet rules(Connection connection, UUID programId, int version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select rule from earn_rule where program_id = ? and version = ?")) {
            select.setObject(1, programId);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Rule version vanished");
                }
                return RuleJson.read(json, row.getString(1));
            }
        }
    }

    /** With the campaigns that rules of the past name, though none of now does. Whoever asks reaches all of them. */
    public Catalog with(Connection connection, Catalog known, RuleSet past) throws SQLException {
        Set<UUID> ended = BonusCampaigns.named(past)
                .filter(campaign -> known.campaign(campaign).isEmpty())
                .collect(Collectors.toSet());
        return ended.isEmpty() ? known : known.with(BonusCampaigns.of(connection, ended));
    }

    private static Versions versions(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select version, product_version from catalog_version");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Versions(row.getLong(1), row.getLong(2));
        }
    }

    private Map<UUID, ProgramTerms> programs(Connection connection) throws SQLException {
        Map<UUID, RuleTimes> times = ruleTimes(connection);
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
                        RuleJson.read(json, row.getString(8)),
                        row.getObject(9, Integer.class),
                        times.getOrDefault(row.getObject(1, UUID.class), RuleTimes.NONE));
                programs.put(terms.id(), terms);
            }
        }
        return programs;
    }

    private static Map<UUID, RuleTimes> ruleTimes(Connection connection) throws SQLException {
        Map<UUID, List<Since>> versions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select program_id, version, created_at from earn_rule order by program_id, version");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                versions.computeIfAbsent(row.getObject(1, UUID.class), first -> new ArrayList<>())
                        .add(new Since(row.getInt(2), row.getTimestamp(3).toInstant()));
            }
        }
        Map<UUID, RuleTimes> times = new HashMap<>();
        versions.forEach((program, since) -> times.put(program, new RuleTimes(since)));
        return times;
    }

    private static Set<UUID> counted(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select partner_id from funding_account");
                ResultSet row = select.executeQuery()) {
            Set<UUID> partners = new HashSet<>();
            while (row.next()) {
                partners.add(row.getObject(1, UUID.class));
            }
            return partners;
        }
    }

    private Map<String, CoalitionTerms> coalitions(Connection connection) throws SQLException {
        Map<String, CoalitionTerms> coalitions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select distinct on (code) code, terms from coalition order by code, version desc");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                coalitions.put(row.getString(1), json.readValue(row.getString(2), CoalitionTerms.class));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A coalition cannot be read", e);
        }
        return coalitions;
    }

    private static Map<String, Optional<Kind>> changedKinds(Connection connection, long since) throws SQLException {
        Map<String, Optional<Kind>> kinds = new HashMap<>();
        Map<Kind, Kind> shared = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select sku, category, brand from product where changed_in > ?")) {
            select.setFetchSize(10_000);
            select.setLong(1, since);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Kind kind = new Kind(row.getString(2), row.getString(3));
                    kinds.put(
                            row.getString(1),
                            kind.equals(Kind.NONE)
                                    ? Optional.empty()
                                    : Optional.of(shared.computeIfAbsent(kind, same -> same)));
                }
            }
        }
        return kinds;
    }

    /** What all tills share must not end at the stores of who happened to ask. */
    private Catalog all(Connection connection, long version, Kinds kinds) throws SQLException {
        Map<UUID, ProgramTerms> programs = programs(connection);
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
            Map<UUID, BonusCampaign> campaigns = BonusCampaigns.of(widened.connection(), programs.values());
            return new Catalog(
                    version,
                    programs,
                    stores(widened.connection()),
                    counted(connection),
                    campaigns,
                    coalitions(connection),
                    kinds);
        }
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
}
