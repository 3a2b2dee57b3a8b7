package io.dangol.customer.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A number for each level of each field: counts, or their shares. What is unknown is not counted. */
final class LevelTable {

    private final List<Field> fields;
    private final double[][] numbers;

    LevelTable(List<Field> fields) {
        this.fields = fields;
        this.numbers = new double[fields.size()][Level.COUNT];
    }

    /** What to expect before anything was seen: most agree, a few differ, and the rest is in between. */
    static LevelTable expected(List<Field> fields, double exact, double different) {
        LevelTable expected = new LevelTable(fields);
        for (int field = 0; field < fields.size(); field++) {
            for (Level level : Level.values()) {
                if (fields.get(field).kind().knows(level)) {
                    expected.numbers[field][level.index()] = switch (level) {
                        case EXACT -> exact;
                        case DIFFERENT -> different;
                        case SHARED, SOUND, SWAPPED, NEAR, ELSEWHERE, ALIKE, UNKNOWN ->
                            (1 - exact - different) / Level.COUNT;
                    };
                }
            }
        }
        return expected;
    }

    double at(int field, Level level) {
        return numbers[field][level.index()];
    }

    void add(Agreement agreement, double amount) {
        for (int field = 0; field < numbers.length; field++) {
            numbers[field][agreement.level(field).index()] += amount;
        }
    }

    void addAll(LevelTable other, List<Integer> ofFields) {
        for (int field : ofFields) {
            for (int level = 0; level < Level.COUNT; level++) {
                numbers[field][level] += other.numbers[field][level];
            }
        }
    }

    /** Of these counts, as if so many more had been seen that were as expected. */
    LevelTable shares(LevelTable expected, double strength) {
        LevelTable shares = new LevelTable(fields);
        for (int field = 0; field < numbers.length; field++) {
            double total = known(field) + strength * expected.known(field);
            for (Level level : Level.values()) {
                if (fields.get(field).kind().knows(level)) {
                    double count = at(field, level) + strength * expected.at(field, level);
                    shares.numbers[field][level.index()] = count / total;
                }
            }
        }
        return shares;
    }

    /** What is left if so large a part of what was counted was another table's, and at least so little. */
    LevelTable without(LevelTable other, double part, double least) {
        LevelTable rest = new LevelTable(fields);
        for (int field = 0; field < numbers.length; field++) {
            for (int level = 0; level < Level.COUNT; level++) {
                double left = numbers[field][level] - part * other.numbers[field][level];
                rest.numbers[field][level] = Math.max(least, left / (1 - part));
            }
        }
        return rest.shares(new LevelTable(fields), 0);
    }

    /** With these as m and the other's as u. */
    Map<Level, Odds> odds(int field, LevelTable other) {
        Map<Level, Odds> odds = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            if (fields.get(field).kind().knows(level)) {
                odds.put(level, new Odds(at(field, level), other.at(field, level)));
            }
        }
        return odds;
    }

    private double known(int field) {
        double known = 0;
        for (Level level : Level.values()) {
            known += fields.get(field).kind().knows(level) ? at(field, level) : 0;
        }
        return known;
    }
}
