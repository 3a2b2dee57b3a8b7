package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tiers of programmes and the days by which they are reckoned. */
@Singleton
class TierTerms {

    /** Of one programme, which has tiers. */
    record Terms(ZoneId zone, SchemeVersions schemes) {

        LocalDate day(Instant at) {
            return at.atZone(zone).toLocalDate();
        }

        /** The day as of which a member is looked at. */
        LocalDate asOf(Instant now, Purchases purchases) {
            return purchases.asOf(day(now));
        }

        Instant start(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
    }

    private final Catalogs catalogs;
    private final TierSchemes schemes;

    TierTerms(Catalogs catalogs, TierSchemes schemes) {
        this.catalogs = catalogs;
        this.schemes = schemes;
    }

    Optional<Terms> of(Connection connection, UUID programId) throws SQLException {
        ZoneId zone =
                catalogs.current(connection).program(programId).orElseThrow().zone();
        return schemes.of(connection, programId, zone).map(versions -> new Terms(zone, versions));
    }

    /** By programme; those without tiers are left out. */
    Map<UUID, Terms> of(Connection connection, Collection<Membership> memberships) throws SQLException {
        Catalog catalog = catalogs.current(connection);
        Set<UUID> programs = memberships.stream().map(Membership::programId).collect(Collectors.toSet());
        Map<UUID, Terms> terms = new HashMap<>();
        for (UUID programId : programs) {
            ZoneId zone = catalog.program(programId).orElseThrow().zone();
            schemes.of(connection, programId, zone).ifPresent(of -> terms.put(programId, new Terms(zone, of)));
        }
        return terms;
    }
}
