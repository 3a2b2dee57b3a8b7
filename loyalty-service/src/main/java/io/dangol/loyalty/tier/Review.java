package io.dangol.loyalty.tier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a member found.
 *
 * @param changes since the look before, in their order
 */
record Review(Standing standing, List<Change> changes) {

    /** Why a tier changed. */
    enum Reason {
        QUALIFIED,
        GRANTED,
        /** Its time was over. */
        EXPIRED,
        /** What it was reached by came back. */
        RETURNED,
        SCHEME_CHANGED
    }

    /** From one tier to another; null for none. */
    record Change(@Nullable String from, Standing to, Reason reason) {}

    /**
     * What the look before left.
     *
     * @param version of the scheme; null where nobody looked yet
     */
    record Noted(Standing standing, @Nullable Integer version) {

        static final Noted NOTHING = new Noted(Standing.NEVER, null);
    }

    /** All that a member's tier follows from. */
    record Facts(SchemeVersions schemes, List<TierGrant> grants, Purchases purchases) {

        Course course() {
            return new Course(schemes, grants, purchases);
        }

        private Course ungranted() {
            return new Course(schemes, List.of(), purchases);
        }
    }

    static Review of(Noted noted, Facts facts, LocalDate asOf) {
        Course course = facts.course();
        List<Change> changes = new ArrayList<>();
        Standing last = noted.standing();
        for (Standing ending : course.endings(last, asOf)) {
            if (!ending.sameTier(last)) {
                changes.add(new Change(last.tier(), ending, Reason.EXPIRED));
            }
            last = ending;
        }
        Standing now = course.at(asOf);
        if (!now.sameTier(last)) {
            changes.add(new Change(last.tier(), now, reason(noted, last, now, facts, asOf)));
        }
        return new Review(now, List.copyOf(changes));
    }

    private static Reason reason(Noted noted, Standing last, Standing now, Facts facts, LocalDate asOf) {
        if (noted.version() != null && noted.version() != facts.schemes().version()) {
            return Reason.SCHEME_CHANGED;
        }
        if (rank(facts, now) < rank(facts, last)) {
            return Reason.RETURNED;
        }
        return facts.ungranted().at(asOf).sameTier(now) ? Reason.QUALIFIED : Reason.GRANTED;
    }

    private static int rank(Facts facts, Standing standing) {
        return standing.tier() == null ? 0 : facts.schemes().current().rank(standing.tier());
    }
}
