package io.dangol.customer.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How fast what is known grows old, as data: a field is worth half after its half-life, a quarter after two.
 *
 * @param version named with every answer
 * @param askAgainAfterDays nobody is asked for the same again before
 * @param askBelow what is fresher than that nobody is asked for
 */
record FreshnessPolicy(int version, int askAgainAfterDays, double askBelow, Map<ProfileField, Terms> fields) {

    /**
     * Of one field.
     *
     * @param source whence the half-life is, or that it has no source
     */
    record Terms(int halfLifeDays, double weight, String source) {
        Terms {
            if (halfLifeDays < 1 || !(weight > 0)) {
                throw new IllegalArgumentException("A half-life is a day at least, and a weight is above 0");
            }
        }
    }

    FreshnessPolicy {
        fields = Map.copyOf(fields);
        if (!fields.keySet().containsAll(EnumSet.allOf(ProfileField.class))) {
            throw new IllegalArgumentException("A policy says something of every field");
        }
    }

    Terms of(ProfileField field) {
        return Objects.requireNonNull(fields.get(field));
    }

    /** From 1, just verified, towards 0. What is in doubt is worth nothing. */
    double freshness(Mark mark, Instant now) {
        if (mark.inDoubt()) {
            return 0;
        }
        // What another clock says is still to come was verified just now.
        double age = Math.max(0, Duration.between(mark.verifiedAt(), now).toMillis());
        return Math.pow(
                0.5, age / Duration.ofDays(of(mark.field()).halfLifeDays()).toMillis());
    }

    /** The weighted mean over what is known; empty where nothing is. */
    OptionalDouble score(Collection<Mark> marks, Instant now) {
        if (marks.isEmpty()) {
            return OptionalDouble.empty();
        }
        double weighted = 0;
        double weights = 0;
        for (Mark mark : marks) {
            double weight = of(mark.field()).weight();
            weighted += weight * freshness(mark, now);
            weights += weight;
        }
        return OptionalDouble.of(weighted / weights);
    }

    /**
     * Whose confirmation would raise the score most.
     *
     * @param lastAsked when each was asked for, whatever came of it
     */
    Optional<ProfileField> question(Collection<Mark> marks, Map<ProfileField, Instant> lastAsked, Instant now) {
        return marks.stream()
                .filter(mark -> freshness(mark, now) < askBelow)
                .filter(mark -> mayBeAsked(lastAsked.get(mark.field()), now))
                .max(Comparator.<Mark>comparingDouble(mark -> gain(mark, now))
                        .thenComparing(Mark::field, Comparator.reverseOrder()))
                .map(Mark::field);
    }

    private boolean mayBeAsked(@Nullable Instant last, Instant now) {
        return last == null || !now.isBefore(last.plus(Duration.ofDays(askAgainAfterDays)));
    }

    private double gain(Mark mark, Instant now) {
        return of(mark.field()).weight() * (1 - freshness(mark, now));
    }
}
