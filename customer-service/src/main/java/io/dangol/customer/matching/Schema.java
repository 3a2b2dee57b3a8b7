package io.dangol.customer.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that the matcher has to be told of somebody's data: it knows no field by name.
 *
 * @param phoneRegion the region of telephone numbers without a country code (ISO 3166)
 * @param rules before any weight, in this order; the first that holds decides
 */
record Schema(
        String name, String phoneRegion, List<Field> fields, List<BlockingKey> keys, List<Rule> rules, Bands bands) {

    Schema {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        fields.forEach(field -> requireNew(names, field));
        Stream<String> used = Stream.of(
                        keys.stream().flatMap(key -> key.fields().stream()),
                        rules.stream().flatMap(rule -> rule.when().keySet().stream()),
                        fields.stream().flatMap(field -> field.elsewhere().stream()))
                .flatMap(all -> all);
        used.filter(field -> !names.contains(field)).findAny().ifPresent(field -> {
            throw new IllegalArgumentException("There is no field " + field);
        });
    }

    int indexOf(String field) {
        for (int index = 0; index < fields.size(); index++) {
            if (fields.get(index).name().equals(field)) {
                return index;
            }
        }
        throw new IllegalArgumentException("There is no field " + field);
    }

    private static void requireNew(Set<String> names, Field field) {
        if (!names.add(field.name())) {
            throw new IllegalArgumentException("Two fields are called " + field.name());
        }
    }
}
