package io.dangol.customer.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What decides without any weight.
 *
 * @param when holds if each of these fields agrees to one of its levels
 */
record Rule(String name, Map<String, Set<Level>> when, Band band) {

    Rule {
        when = Map.copyOf(when);
        if (when.isEmpty()) {
            throw new IllegalArgumentException("A rule without a condition would decide everything");
        }
    }

    /** Whatever else agrees: nobody has two of an identifier that everybody has one of. */
    static Rule otherIdentifier(String field) {
        return new Rule("other-" + field, Map.of(field, Set.of(Level.DIFFERENT)), Band.APART);
    }

    static Rule sameIdentifier(String field) {
        return new Rule("same-" + field, Map.of(field, Set.of(Level.EXACT)), Band.AUTO);
    }

    /** There are thousands of 김민수: where nothing but the name agrees, nobody is worth a look. */
    static Rule nameAlone(List<Field> fields) {
        return new Rule(
                "name-alone",
                fields.stream()
                        .filter(field -> !field.kind().isName())
                        .collect(Collectors.toMap(Field::name, field -> Level.NO_AGREEMENT)),
                Band.APART);
    }

    boolean holds(Schema schema, Agreement agreement) {
        return when.entrySet().stream()
                .allMatch(condition ->
                        condition.getValue().contains(agreement.level(schema.indexOf(condition.getKey()))));
    }
}
