package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.tier.TierApi.SchemeTerms;
import io.dangol.loyalty.tier.TierApi.SchemeView;
import io.dangol.loyalty.tier.TierRefusal.GraceTooLong;
import io.dangol.loyalty.tier.TierRefusal.NoSuchProgram;
import io.dangol.loyalty.tier.TierRefusal.NoTierScheme;
import io.dangol.loyalty.tier.TierRefusal.TierNamedTwice;
import io.dangol.loyalty.tier.TierRefusal.TiersNotAscending;
import io.dangol.loyalty.tier.TierRefusal.WindowUnclear;
import io.dangol.loyalty.tier.TierScheme.Tier;
import io.dangol.loyalty.tier.TierSchemes.Kept;
import io.dangol.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A programme's tiers. Each method is one transaction. */
@ApplicationScoped
class TierSchemeService {

    /** Whether it is the programme's first. */
    record Put(boolean created, SchemeView view) {}

    private final Transactions transactions;
    private final TierSchemes schemes;
    private final Clock clock;

    TierSchemeService(Transactions transactions, TierSchemes schemes, Clock clock) {
        this.transactions = transactions;
        this.schemes = schemes;
        this.clock = clock;
    }

    SchemeView get(UUID programId) {
        return transactions.run(connection -> {
            if (!TierSchemes.hasProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            return SchemeView.of(programId, schemes.last(connection, programId).orElseThrow(NoTierScheme::new));
        });
    }

    /** The same again is no other version. */
    Put put(UUID programId, SchemeTerms terms, @Nullable String ifMatch) {
        requireSound(terms);
        TierScheme scheme = terms.scheme();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            if (!TierSchemes.lockProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            Optional<Kept> before = schemes.last(connection, programId);
            requireMatch(ifMatch, before);
            if (before.isPresent() && before.get().scheme().equals(scheme)) {
                return new Put(false, SchemeView.of(programId, before.get()));
            }
            return new Put(before.isEmpty(), added(connection, programId, before, scheme, now));
        });
    }

    private SchemeView added(
            Connection connection, UUID programId, Optional<Kept> before, TierScheme scheme, Instant now)
            throws SQLException {
        Kept added = new Kept(before.map(Kept::version).orElse(0) + 1, scheme, now);
        schemes.add(connection, programId, added);
        return SchemeView.of(programId, added);
    }

    private static void requireMatch(@Nullable String ifMatch, Optional<Kept> before) {
        if (before.isPresent()) {
            ETags.requireMatch(ifMatch, before.get().version());
        } else {
            ETags.requireMatchIfSent(ifMatch, null);
        }
    }

    private static void requireSound(SchemeTerms terms) {
        TierScheme scheme = terms.scheme();
        if (!scheme.window().clear()) {
            throw new WindowUnclear().at("/window");
        }
        int shortest = scheme.window().shortestInDays();
        if (scheme.graceDays() >= shortest) {
            throw new GraceTooLong(shortest).at("/graceDays");
        }
        List<Tier> tiers = scheme.tiers();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            if (!codes.add(tiers.get(i).code())) {
                throw new TierNamedTwice(tiers.get(i).code()).at("/tiers/" + i + "/code");
            }
            if (i > 0 && tiers.get(i).from() <= tiers.get(i - 1).from()) {
                throw new TiersNotAscending().at("/tiers/" + i + "/from");
            }
        }
    }
}
