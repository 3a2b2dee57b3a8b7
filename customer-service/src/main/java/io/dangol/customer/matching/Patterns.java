package io.dangol.customer.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How many pairs agree in each way. There are far fewer ways than pairs, which is what makes EM quick (Enamorado et al.
 * 2019).
 */
final class Patterns {

    private final Map<Agreement, Integer> counts = new LinkedHashMap<>();
    private int pairs;

    void add(Agreement agreement) {
        int unused = counts.merge(agreement, 1, Integer::sum);
        pairs++;
    }

    int pairs() {
        return pairs;
    }

    /** How many pairs of each are expected to be one person. */
    double expected(ToDoubleFunction<Agreement> probability) {
        return counts.entrySet().stream()
                .mapToDouble(each -> each.getValue() * probability.applyAsDouble(each.getKey()))
                .sum();
    }

    /** By level, as expected. */
    LevelTable expected(List<Field> fields, ToDoubleFunction<Agreement> probability) {
        LevelTable expected = new LevelTable(fields);
        counts.forEach((agreement, count) -> expected.add(agreement, count * probability.applyAsDouble(agreement)));
        return expected;
    }
}
