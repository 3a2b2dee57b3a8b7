package io.dangol.analytics.kpi;

import java.util.Map;

/** What was done with points, each figure positive, by the kinds of entries that the ledger posts. */
record PointsFigures(long issued, long returned, long redeemed, long restored, long expired, long outstanding) {

    static final PointsFigures NONE = new PointsFigures(0, 0, 0, 0, 0, 0);

    /** @param sums signed points by kind; what is outstanding is the sum of them all, also of kinds that are new */
    static PointsFigures of(Map<String, Long> sums) {
        return new PointsFigures(
                sums.getOrDefault("EARNED", 0L),
                -sums.getOrDefault("RETURNED", 0L),
                -sums.getOrDefault("REDEEMED", 0L),
                sums.getOrDefault("VOIDED", 0L),
                -sums.getOrDefault("EXPIRED", 0L),
                sums.values().stream().reduce(0L, Math::addExact));
    }

    PointsFigures plus(PointsFigures other) {
        return new PointsFigures(
                Math.addExact(issued, other.issued),
                Math.addExact(returned, other.returned),
                Math.addExact(redeemed, other.redeemed),
                Math.addExact(restored, other.restored),
                Math.addExact(expired, other.expired),
                Math.addExact(outstanding, other.outstanding));
    }
}
