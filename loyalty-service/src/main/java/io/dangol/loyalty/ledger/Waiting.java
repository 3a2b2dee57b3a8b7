package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a lot cannot be spent, whatever its day: it is open once nothing of this is left.
 *
 * @param since when it began; null where the lot waits for nothing
 */
public record Waiting(Set<Reason> reasons, @Nullable Instant since) {

    public static final Waiting NONE = new Waiting(Set.of(), null);

    /** For what. */
    public enum Reason {
        /** Its funder gave more than is covered by its credit line and by what it paid. */
        FUNDING,
        /** Something has to happen first, such as a delivery. */
        EVENT,
        /** Somebody looks into it. Unlike the others it may come when the points could be spent already. */
        REVIEW
    }

    public Waiting {
        since = since == null ? null : since.truncatedTo(ChronoUnit.MICROS);
        if (reasons.isEmpty() != (since == null)) {
            throw new IllegalArgumentException("What waits does so since a moment");
        }
        reasons = Set.copyOf(reasons);
    }

    Waiting with(Reason reason, Instant at) {
        Set<Reason> more = EnumSet.of(reason);
        more.addAll(reasons);
        return new Waiting(more, since == null ? at : since);
    }

    Waiting without(Reason reason) {
        Set<Reason> rest = reasons.stream().filter(other -> other != reason).collect(Collectors.toSet());
        return rest.isEmpty() ? NONE : new Waiting(rest, since);
    }

    public boolean isFor(Reason reason) {
        return reasons.contains(reason);
    }

    boolean isNone() {
        return reasons.isEmpty();
    }

    /** As it is kept; null where it waits for nothing. */
    public @Nullable String text() {
        return reasons.isEmpty()
                ? null
                : reasons.stream().sorted().map(Reason::name).collect(Collectors.joining(","));
    }

    public static Waiting parse(@Nullable String text, @Nullable Instant since) {
        return text == null
                ? NONE
                : new Waiting(
                        Arrays.stream(text.split(",", -1)).map(Reason::valueOf).collect(Collectors.toSet()), since);
    }
}
