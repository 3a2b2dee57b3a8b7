package io.dangol.loyalty.tier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which version of a scheme holds on which day. The first one also holds for the days before it, so that what was bought
 * until then counts; of those of one day the last one holds, so that a slip is put right the same day.
 */
final class SchemeVersions {

    /** A version and the day on which it was made, in the programme's zone. */
    record Dated(int version, TierScheme scheme, LocalDate madeOn) {}

    private final List<Dated> made;
    private final List<Dated> inForce = new ArrayList<>();

    /** @param versions in their order, at least one */
    SchemeVersions(List<Dated> versions) {
        made = List.copyOf(versions);
        for (Dated version : versions) {
            if (!inForce.isEmpty() && !last().madeOn().isBefore(version.madeOn())) {
                inForce.remove(inForce.size() - 1);
            }
            inForce.add(version);
        }
    }

    private Dated last() {
        return inForce.get(inForce.size() - 1);
    }

    TierScheme current() {
        return last().scheme();
    }

    int version() {
        return last().version();
    }

    TierScheme on(LocalDate day) {
        TierScheme holds = inForce.get(0).scheme();
        for (Dated version : inForce) {
            if (!version.madeOn().isAfter(day)) {
                holds = version.scheme();
            }
        }
        return holds;
    }

    /** The last one that had such a tier, also where it held for less than a day. */
    Optional<TierScheme> lastWith(String tier) {
        return made.stream()
                .map(Dated::scheme)
                .filter(scheme -> scheme.rank(tier) > 0)
                .reduce((earlier, later) -> later);
    }

    /** Days on which every member is looked at by another version. */
    List<LocalDate> changes() {
        return inForce.stream().skip(1).map(Dated::madeOn).toList();
    }
}
