package io.dangol.loyalty.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.loyalty.catalog.Catalog.Pinned;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rules of programmes as they were, for sales that come late; a version never changes, so it is read once. */
@Singleton
public class PastRules {

    private static final int MOST = 500;

    private final Catalogs catalogs;
    private final Cache<Pinned, RuleSet> read =
            Caffeine.newBuilder().maximumSize(MOST).build();

    PastRules(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** With the versions that are asked for, and the campaigns that they name. */
    public Catalog with(Connection connection, Catalog known, Collection<Pinned> asked) throws SQLException {
        if (asked.isEmpty()) {
            return known;
        }
        Map<Pinned, RuleSet> past = new HashMap<>();
        for (Pinned version : asked) {
            past.put(version, rules(connection, version));
        }
        Catalog then = known.and(past);
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
            for (RuleSet rules : past.values()) {
                then = catalogs.with(widened.connection(), then, rules);
            }
        }
        return then;
    }

    private RuleSet rules(Connection connection, Pinned version) throws SQLException {
        RuleSet known = read.getIfPresent(version);
        if (known != null) {
            return known;
        }
        RuleSet rules = catalogs.rules(connection, version.programId(), version.version());
        read.put(version, rules);
        return rules;
    }
}
