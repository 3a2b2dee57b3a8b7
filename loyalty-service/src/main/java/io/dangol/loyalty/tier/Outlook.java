package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.CardTier.Figure;
import io.dangol.loyalty.tier.CardTier.Gap;
import io.dangol.loyalty.tier.CardTier.Projected;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.TierScheme.Tier;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a member stands on a day, and what it would take. */
final class Outlook {

    private final Facts facts;
    private final TierScheme scheme;
    private final LocalDate day;
    private final Course course;
    private final Standing standing;

    Outlook(Facts facts, LocalDate day) {
        this.facts = facts;
        this.scheme = facts.schemes().current();
        this.day = day;
        this.course = facts.course();
        this.standing = course.at(day);
    }

    Standing standing() {
        return standing;
    }

    Optional<Tier> tier() {
        return scheme.tier(rank());
    }

    private int rank() {
        return standing.tier() == null ? 0 : scheme.rank(standing.tier());
    }

    /** Of the days that count together with this one. */
    Figure figure() {
        LocalDate first = scheme.window().first(day);
        long value = facts.purchases().figure(scheme.qualifyBy(), first, day);
        return new Figure(scheme.qualifyBy(), value, first, scheme.window().last(day));
    }

    /** To the tier that it has: nothing is missing where it is qualified for more time already. */
    Optional<Gap> keep() {
        return tier().map(tier -> gap(tier, standing.keptUntil()));
    }

    /** To the next higher one; empty at the top. */
    Optional<Gap> next() {
        return scheme.tier(rank() + 1).map(tier -> gap(tier, null));
    }

    Optional<Projected> projected() {
        return course.projected(standing)
                .flatMap(then -> Optional.ofNullable(standing.keptUntil())
                        .map(kept -> new Projected(then.tier(), kept.plusDays(1))));
    }

    /** By when: as long as all of the figure counts, and not after the day that is named. */
    private Gap gap(Tier tier, @Nullable LocalDate atMost) {
        long missing = Math.max(0, tier.from() - figure().value());
        Optional<LocalDate> until =
                Stream.concat(fullUntil().stream(), Stream.ofNullable(atMost)).min(LocalDate::compareTo);
        return new Gap(tier.code(), tier.name(), missing, until.orElse(null));
    }

    /** The last day on which everything that counts now still does; empty where nothing does and nothing is lost. */
    private Optional<LocalDate> fullUntil() {
        Window window = scheme.window();
        if (window.kind() == Window.Kind.CALENDAR) {
            return Optional.of(window.last(day));
        }
        return facts.purchases().firstDay(scheme.qualifyBy(), window.first(day)).map(window::countsUntil);
    }
}
