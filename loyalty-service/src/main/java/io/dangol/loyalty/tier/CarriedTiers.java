package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.TierGrant.Reason;
import io.dangol.loyalty.tier.TierScheme.Tier;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tiers that members had in the system before: grants, in the caller's transaction. */
@Singleton
public class CarriedTiers {

    /** @param reference unique for who grants it */
    public record Carried(UUID memberId, String tier, LocalDate since, LocalDate until, String reference) {}

    private final TierTerms terms;
    private final Reviews reviews;
    private final Ids ids;

    CarriedTiers(TierTerms terms, Reviews reviews, Ids ids) {
        this.terms = terms;
        this.reviews = reviews;
        this.ids = ids;
    }

    /** The tiers that a programme has now. */
    public Set<String> codes(Connection connection, UUID programId) throws SQLException {
        return terms.of(connection, programId)
                .map(holds -> holds.schemes().current().tiers().stream()
                        .map(Tier::code)
                        .collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    public void grant(Connection connection, List<Carried> tiers, String clientId, Instant now) throws SQLException {
        if (tiers.isEmpty()) {
            return;
        }
        TierGrants.insert(
                connection, tiers.stream().map(carried -> grant(carried, now)).toList(), clientId);
        Set<UUID> members = tiers.stream().map(Carried::memberId).collect(Collectors.toSet());
        int unused = reviews.review(connection, members, List.of(), now);
    }

    private TierGrant grant(Carried carried, Instant now) {
        return new TierGrant(
                ids.next(),
                carried.memberId(),
                carried.tier(),
                carried.since(),
                carried.until(),
                Reason.MIGRATION,
                carried.reference(),
                now);
    }
}
