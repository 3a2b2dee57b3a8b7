package io.dangol.customer.matching;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one source says of a person, written as it is compared; a field of which nothing is known is absent. */
record Profile(String id, Map<String, Value> values) {

    Profile {
        values = Map.copyOf(values);
    }

    @Nullable Value value(String field) {
        return values.get(field);
    }

    /** Those of the fields that are known. */
    List<Value> values(List<String> fields) {
        return fields.stream()
                .flatMap(field -> Stream.ofNullable(values.get(field)))
                .toList();
    }

    Profile without(List<String> fields) {
        return new Profile(
                id,
                values.entrySet().stream()
                        .filter(known -> !fields.contains(known.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
