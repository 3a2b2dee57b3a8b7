package io.dangol.customer.matching;

import java.util.Map;

/**
 * What training has learnt of somebody's data.
 *
 * @param prior how likely two profiles are one person before anything is known of them
 * @param odds of each field and level
 */
record Weights(double prior, Map<String, Map<Level, Odds>> odds, Frequencies frequencies) {

    Weights {
        odds = Map.copyOf(odds);
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("A prior is a probability");
        }
    }

    /** In bits. What is unknown says nothing. */
    double of(Field field, Level level) {
        Odds odds = this.odds.getOrDefault(field.name(), Map.of()).get(level);
        return odds == null ? 0 : odds.weight();
    }

    /** Beyond the weight of its level, in bits. */
    double rarity(Field field, Level level, Profile profile) {
        Value value = profile.value(field.name());
        Odds odds = this.odds.getOrDefault(field.name(), Map.of()).get(level);
        if (level != Level.EXACT || value == null || odds == null) {
            return 0;
        }
        return frequencies.rarity(field, value, odds.u());
    }
}
