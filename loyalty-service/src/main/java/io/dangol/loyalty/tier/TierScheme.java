package io.dangol.loyalty.tier;

import java.util.List;
import java.util.Optional;

/**
 * How members of a programme come to a tier, and how they lose it. A member without enough for the first tier has none.
 *
 * @param graceDays for how long a tier is kept beyond its validity
 * @param tiers from the lowest up, each of more than the one before
 */
record TierScheme(Measure qualifyBy, Window window, int graceDays, Downgrade downgrade, List<Tier> tiers) {

    /** What is added up. */
    enum Measure {
        /** What was paid, in minor units of the programme's currency. */
        SPEND,
        /** Points that sales earned. */
        POINTS,
        /** Days on which the member bought something. */
        VISITS
    }

    /** What becomes of a tier that is over. */
    enum Downgrade {
        /** The next lower one, for another window. */
        ONE_STEP,
        /** At once what the member is qualified for by then. */
        TO_QUALIFIED
    }

    /** What a member has from so much on. */
    record Tier(String code, String name, long from, List<Benefit> benefits) {
        Tier {
            benefits = List.copyOf(benefits);
        }
    }

    /** What a till or a page shows; the code is for machines. */
    record Benefit(String code, String text) {}

    TierScheme {
        tiers = List.copyOf(tiers);
    }

    /** Which tier so much is enough for, from 1; 0 where it is enough for none. */
    int reached(long figure) {
        return (int) tiers.stream().filter(tier -> tier.from() <= figure).count();
    }

    /** From 1; 0 where there is none with this code. */
    int rank(String code) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).code().equals(code)) {
                return i + 1;
            }
        }
        return 0;
    }

    Optional<Tier> tier(int rank) {
        return rank >= 1 && rank <= tiers.size() ? Optional.of(tiers.get(rank - 1)) : Optional.empty();
    }

    /** What a tier of another version is here: the same by its code, else the next lower one that is left. */
    int rankOf(TierScheme other, int rank) {
        for (int of = rank; of >= 1; of--) {
            int here = rank(other.tiers().get(of - 1).code());
            if (here > 0) {
                return here;
            }
        }
        return 0;
    }
}
