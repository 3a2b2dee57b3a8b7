package io.dangol.customer.family;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds of the decisions of several records that are one person: the strictest. A refusal by any of them holds until
 * the person agrees again, after the merge and on the record that stayed; that two grants are known makes none of it.
 * Nothing is written for it, so parting gives each record back what it had.
 */
public final class Prevailing {

    private Prevailing() {}

    /**
     * What one record says of one matter.
     *
     * @param decision whatever the caller wants back
     */
    public record Decided<T>(Object matter, boolean granted, Instant at, T decision) {}

    /**
     * As a caller may rely on it who sees only some of the records: what the others refused holds, what they granted was
     * granted to somebody else.
     */
    public static <T> List<T> of(Family family, Map<UUID, List<Decided<T>>> current, Set<UUID> seen) {
        return of(family, reliable(family, current, seen));
    }

    /** The same, of matters only that one of the records decided that the caller sees: others are not the caller's to know. */
    public static <T> List<T> shown(Family family, Map<UUID, List<Decided<T>>> current, Set<UUID> seen) {
        Map<UUID, List<Decided<T>>> reliable = reliable(family, current, seen);
        Set<Object> known = new LinkedHashSet<>();
        family.members().stream()
                .filter(seen::contains)
                .flatMap(member -> current.getOrDefault(member, List.of()).stream())
                .forEach(one -> known.add(one.matter()));
        return known.stream()
                .flatMap(matter -> of(family, matter, reliable).stream())
                .map(Decided::decision)
                .toList();
    }

    /** Of this family alone: one of thousands that are asked for at once must not look at all. */
    private static <T> Map<UUID, List<Decided<T>>> reliable(
            Family family, Map<UUID, List<Decided<T>>> current, Set<UUID> seen) {
        Map<UUID, List<Decided<T>>> reliable = new HashMap<>();
        for (UUID member : family.members()) {
            List<Decided<T>> decided = current.getOrDefault(member, List.of());
            reliable.put(
                    member,
                    decided.stream()
                            .filter(one -> !one.granted() || seen.contains(member))
                            .toList());
        }
        return reliable;
    }

    /** One for each matter that any of them has decided. */
    public static <T> List<T> of(Family family, Map<UUID, List<Decided<T>>> current) {
        Set<Object> matters = new LinkedHashSet<>();
        family.members()
                .forEach(member -> current.getOrDefault(member, List.of()).forEach(one -> matters.add(one.matter())));
        return matters.stream()
                .flatMap(matter -> of(family, matter, current).stream())
                .map(Decided::decision)
                .toList();
    }

    private static <T> Optional<Decided<T>> of(Family family, Object matter, Map<UUID, List<Decided<T>>> current) {
        Decided<T> own = current.getOrDefault(family.customerId(), List.of()).stream()
                .filter(one -> one.matter().equals(matter))
                .findFirst()
                .orElse(null);
        Decided<T> strictest = own;
        for (Family.Joined joined : family.joined()) {
            Decided<T> theirs = of(joined.family(), matter, current).orElse(null);
            if (theirs != null && !isLifted(theirs, own, joined.at())) {
                strictest = stricter(strictest, theirs);
            }
        }
        return Optional.ofNullable(strictest);
    }

    private static boolean isLifted(Decided<?> refusal, @Nullable Decided<?> own, Instant mergedAt) {
        return own != null
                && own.granted()
                && !refusal.granted()
                && own.at().isAfter(mergedAt)
                && own.at().isAfter(refusal.at());
    }

    private static <T> Decided<T> stricter(@Nullable Decided<T> one, Decided<T> other) {
        if (one == null || (one.granted() && !other.granted())) {
            return other;
        }
        boolean alike = one.granted() == other.granted();
        return alike && other.at().isAfter(one.at()) ? other : one;
    }
}
