package io.dangol.analytics.kpi;

import io.dangol.analytics.fact.Identity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Sales told apart by how well the buyer is known. */
record Split(Map<Identity, Figures> parts) {

    private static final int SHARE_DIGITS = 6;

    Split {
        parts = Map.copyOf(parts);
    }

    Figures of(Identity identity) {
        return parts.getOrDefault(identity, Figures.NONE);
    }

    Figures total() {
        return parts.values().stream().reduce(Figures.NONE, Figures::plus);
    }

    /** Of nothing, or of a total that returns ate up, there is no share. */
    Optional<BigDecimal> identifiedShare(ToLongFunction<Figures> figure) {
        long whole = figure.applyAsLong(total());
        if (whole <= 0) {
            return Optional.empty();
        }
        long part = figure.applyAsLong(of(Identity.IDENTIFIED));
        return Optional.of(
                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SHARE_DIGITS, RoundingMode.HALF_EVEN));
    }
}
