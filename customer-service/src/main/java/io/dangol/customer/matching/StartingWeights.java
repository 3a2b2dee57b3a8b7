package io.dangol.customer.matching;

import static io.dangol.customer.matching.Level.ALIKE;
import static io.dangol.customer.matching.Level.DIFFERENT;
import static io.dangol.customer.matching.Level.ELSEWHERE;
import static io.dangol.customer.matching.Level.EXACT;
import static io.dangol.customer.matching.Level.NEAR;
import static io.dangol.customer.matching.Level.SHARED;
import static io.dangol.customer.matching.Level.SOUND;
import static io.dangol.customer.matching.Level.SWAPPED;

import java.util.HashMap;
import java.util.Map;

/**
 * What to believe of customers before anything was learnt from them. By judgement: u of names by how often Koreans share
 * them (a fifth is called 김), of dates by how many days people are born on, of numbers by how many there are.
 */
final class StartingWeights {

    /** Of a hundred thousand pairs one. */
    private static final double PRIOR = 1e-5;

    private static final Map<Kind, Map<Level, Odds>> BY_KIND = Map.of(
            Kind.FAMILY_NAME,
                    Map.of(
                            EXACT, new Odds(0.90, 0.09),
                            SOUND, new Odds(0.05, 0.02),
                            NEAR, new Odds(0.01, 0.01),
                            ELSEWHERE, new Odds(0.01, 0.002),
                            ALIKE, new Odds(0.01, 0.05),
                            DIFFERENT, new Odds(0.02, 0.828)),
            Kind.GIVEN_NAME,
                    Map.of(
                            EXACT, new Odds(0.85, 0.002),
                            SOUND, new Odds(0.06, 0.002),
                            NEAR, new Odds(0.04, 0.01),
                            ELSEWHERE, new Odds(0.01, 0.001),
                            ALIKE, new Odds(0.02, 0.06),
                            DIFFERENT, new Odds(0.02, 0.925)),
            Kind.PHONE,
                    Map.of(
                            EXACT, new Odds(0.80, 1e-6),
                            SHARED, new Odds(0.01, 1e-4),
                            NEAR, new Odds(0.02, 1e-5),
                            DIFFERENT, new Odds(0.17, 0.9998)),
            Kind.EMAIL,
                    Map.of(
                            EXACT, new Odds(0.65, 1e-6),
                            SHARED, new Odds(0.01, 1e-4),
                            NEAR, new Odds(0.03, 1e-4),
                            ALIKE, new Odds(0.06, 1e-4),
                            DIFFERENT, new Odds(0.25, 0.9997)),
            Kind.DATE,
                    Map.of(
                            EXACT, new Odds(0.92, 4e-5),
                            SWAPPED, new Odds(0.01, 4e-5),
                            NEAR, new Odds(0.03, 1e-3),
                            ALIKE, new Odds(0.02, 0.015),
                            DIFFERENT, new Odds(0.02, 0.9839)));

    private StartingWeights() {}

    static Weights ofCustomers(Schema schema) {
        Map<String, Map<Level, Odds>> odds = new HashMap<>();
        for (Field field : schema.fields()) {
            odds.put(field.name(), BY_KIND.getOrDefault(field.kind(), Map.of()));
        }
        return new Weights(PRIOR, odds, new Frequencies(Map.of()));
    }
}
