package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.TierTerms.Terms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tiers that members had on days of the past, for sales that come late. */
@Singleton
public class TiersThen {

    /** A member's account on a day of the store that sold. */
    public record Then(UUID accountId, UUID programId, LocalDate day) {}

    private final TierTerms terms;

    TiersThen(TierTerms terms) {
        this.terms = terms;
    }

    /** Their codes; of who had none there is nothing. */
    public Map<Then, String> of(Connection connection, Set<Then> asked) throws SQLException {
        Set<UUID> accounts = asked.stream().map(Then::accountId).collect(Collectors.toSet());
        Map<UUID, Terms> byProgram = terms(connection, asked);
        Map<UUID, Purchases> purchases = MemberDays.of(connection, accounts);
        Map<UUID, List<TierGrant>> grants = TierGrants.of(connection, accounts);
        Map<UUID, Course> courses = new HashMap<>();
        Map<Then, String> tiers = new HashMap<>();
        for (Then then : asked) {
            Terms holds = byProgram.get(then.programId());
            if (holds != null) {
                UUID account = then.accountId();
                Course course = courses.computeIfAbsent(
                        account,
                        first -> new Facts(
                                        holds.schemes(),
                                        grants.getOrDefault(account, List.of()),
                                        Objects.requireNonNull(purchases.get(account)))
                                .course());
                Optional.ofNullable(course.at(then.day()).tier()).ifPresent(tier -> tiers.put(then, tier));
            }
        }
        return tiers;
    }

    /** By programme; those without tiers are left out. */
    private Map<UUID, Terms> terms(Connection connection, Collection<Then> asked) throws SQLException {
        Map<UUID, Terms> byProgram = new HashMap<>();
        for (UUID program : asked.stream().map(Then::programId).collect(Collectors.toSet())) {
            terms.of(connection, program).ifPresent(holds -> byProgram.put(program, holds));
        }
        return byProgram;
    }
}
