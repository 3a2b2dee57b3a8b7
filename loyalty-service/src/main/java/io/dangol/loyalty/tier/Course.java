package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.TierScheme.Downgrade;
import io.dangol.loyalty.tier.TierScheme.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A member's tiers over all days. Each day of buying earns a tier for a time, and so does a grant; once its time and the
 * grace are over it counts as the next lower one for another window, and so on down, or as nothing at all. On any day the
 * member has the highest of what counts. So a day's tier follows from purchases, grants and schemes alone: it does not
 * matter when, how often, or in which order anybody looked.
 */
final class Course {

    /** A tier and the time for which it is valid, by the scheme of its day. */
    private record Earned(int rank, LocalDate from, LocalDate until, TierScheme by) {

        /** Until when it counts at least as that tier, without grace. */
        LocalDate until(int atLeast) {
            return by.downgrade() == Downgrade.TO_QUALIFIED
                    ? until
                    : by.window().after(until, rank - atLeast);
        }
    }

    /** Days without a break on which the member has at least a tier. */
    private record Stretch(LocalDate from, LocalDate validUntil, LocalDate keptUntil) {

        boolean meets(Stretch next) {
            return !next.from.isAfter(keptUntil.plusDays(1));
        }

        Stretch with(Stretch next) {
            return new Stretch(from, later(validUntil, next.validUntil), later(keptUntil, next.keptUntil));
        }

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && !keptUntil.isBefore(day);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }
    }

    private final TierScheme ladder;
    /** By rank, from 1; the one above the highest tier is empty. */
    private final List<List<Stretch>> stretches = new ArrayList<>();

    Course(SchemeVersions schemes, List<TierGrant> grants, Purchases purchases) {
        this.ladder = schemes.current();
        List<Earned> earned = new ArrayList<>();
        for (LocalDate day : daysToLookAt(schemes, purchases)) {
            bought(day, schemes.on(day), purchases).ifPresent(earned::add);
        }
        for (TierGrant grant : grants) {
            granted(grant, schemes).ifPresent(earned::add);
        }
        earned.sort(Comparator.comparing(Earned::from));
        for (int rank = 0; rank <= ladder.tiers().size() + 1; rank++) {
            stretches.add(rank == 0 ? List.of() : stretches(earned, rank));
        }
    }

    private static Set<LocalDate> daysToLookAt(SchemeVersions schemes, Purchases purchases) {
        Set<LocalDate> days = new TreeSet<>(schemes.changes());
        for (TierScheme.Measure measure : TierScheme.Measure.values()) {
            for (LocalDate day : purchases.days(measure)) {
                if (schemes.on(day).qualifyBy() == measure) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private Optional<Earned> bought(LocalDate day, TierScheme scheme, Purchases purchases) {
        long figure = purchases.figure(scheme.qualifyBy(), scheme.window().first(day), day);
        int rank = ladder.rankOf(scheme, scheme.reached(figure));
        return rank == 0
                ? Optional.empty()
                : Optional.of(new Earned(rank, day, scheme.window().validUntil(day), scheme));
    }

    /** Where the tier is no longer one, as what is left of those below it. */
    private Optional<Earned> granted(TierGrant grant, SchemeVersions schemes) {
        int rank = schemes.lastWith(grant.tier())
                .map(scheme -> ladder.rankOf(scheme, scheme.rank(grant.tier())))
                .orElse(0);
        return rank == 0 ? Optional.empty() : Optional.of(new Earned(rank, grant.since(), grant.until(), ladder));
    }

    private static List<Stretch> stretches(List<Earned> earned, int rank) {
        List<Stretch> merged = new ArrayList<>();
        for (Earned one : earned) {
            if (one.rank() >= rank) {
                LocalDate until = one.until(rank);
                Stretch next =
                        new Stretch(one.from(), until, until.plusDays(one.by().graceDays()));
                int last = merged.size() - 1;
                if (last >= 0 && merged.get(last).meets(next)) {
                    merged.set(last, merged.get(last).with(next));
                } else {
                    merged.add(next);
                }
            }
        }
        return merged;
    }

    Standing at(LocalDate day) {
        for (int rank = ladder.tiers().size(); rank >= 1; rank--) {
            for (Stretch stretch : stretches.get(rank)) {
                if (stretch.covers(day)) {
                    LocalDate since = endBefore(rank + 1, day)
                            .filter(stretch.from()::isBefore)
                            .orElse(stretch.from());
                    String code = ladder.tier(rank).map(Tier::code).orElseThrow();
                    return new Standing(code, since, stretch.validUntil(), stretch.keptUntil());
                }
            }
        }
        return new Standing(null, endBefore(1, day).orElse(null), null, null);
    }

    /** The first day after the member last had at least that tier, of those up to this one. */
    private Optional<LocalDate> endBefore(int rank, LocalDate day) {
        return stretches.get(rank).stream()
                .map(stretch -> stretch.keptUntil().plusDays(1))
                .filter(end -> !end.isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** What the member will have once the tier of this standing is over, if nothing more is bought. */
    Optional<Standing> projected(Standing standing) {
        return Optional.ofNullable(standing.keptUntil()).map(kept -> at(kept.plusDays(1)));
    }

    /** What ended since a standing was noted, one after the other, also where nobody looked in between. */
    List<Standing> endings(Standing noted, LocalDate asOf) {
        List<Standing> endings = new ArrayList<>();
        Standing last = noted;
        while (last.keptUntil() != null && last.keptUntil().isBefore(asOf)) {
            last = at(last.keptUntil().plusDays(1));
            endings.add(last);
        }
        return endings;
    }
}
