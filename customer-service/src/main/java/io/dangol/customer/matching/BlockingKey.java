package io.dangol.customer.matching;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two profiles must share to be compared: without it every profile would have to be compared with every other.
 *
 * @param inAnyOrder also if its parts stand in each other's place, as given and family name do
 */
record BlockingKey(List<Part> parts, boolean inAnyOrder) {

    /** A field, and which part of it. */
    record Part(String field, Cut cut) {}

    BlockingKey {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A key of nothing leads to everybody");
        }
    }

    static BlockingKey on(String field, Cut cut) {
        return new BlockingKey(List.of(new Part(field, cut)), false);
    }

    BlockingKey and(String field, Cut cut) {
        return new BlockingKey(joined(parts, new Part(field, cut)), inAnyOrder);
    }

    BlockingKey anyOrder() {
        return new BlockingKey(parts, true);
    }

    Set<String> fields() {
        return parts.stream().map(Part::field).collect(Collectors.toUnmodifiableSet());
    }

    /** Several where a name can mean several; none if a part is unknown or leads to no single person. */
    Set<String> of(Profile profile) {
        Stream<List<String>> keys = Stream.of(List.of());
        for (Part part : parts) {
            Set<String> values = values(part, profile);
            keys = keys.flatMap(key -> values.stream().map(value -> joined(key, value)));
        }
        // Sorted, so that what is summed up over the pairs is the same in every run, to the last bit.
        return keys.map(this::text).collect(Collectors.toCollection(TreeSet::new));
    }

    private String text(List<String> values) {
        return (inAnyOrder ? values.stream().sorted() : values.stream()).collect(Collectors.joining("|"));
    }

    private static Set<String> values(Part part, Profile profile) {
        Value value = profile.value(part.field());
        return value == null || !value.personal() ? Set.of() : part.cut().of(value);
    }

    private static <T> List<T> joined(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
