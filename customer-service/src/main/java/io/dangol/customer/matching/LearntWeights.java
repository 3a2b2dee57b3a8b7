package io.dangol.customer.matching;

import java.util.Map;

/**
 * What was learnt of an operator's customers, to be kept: there is no value in it, if names are keyed hashes.
 *
 * @param prior how likely two records are one person before anything is known of them
 * @param odds by field and level
 * @param frequencies by field and the value's name
 */
public record LearntWeights(
        double prior, Map<String, Map<Level, Share>> odds, Map<String, Map<String, Double>> frequencies) {

    /**
     * How often records agree so.
     *
     * @param m of one person
     * @param u of two persons
     */
    public record Share(double m, double u) {
        /** In bits, log2(m/u). */
        public double weight() {
            return new Odds(m, u).weight();
        }
    }

    public LearntWeights {
        odds = Map.copyOf(odds);
        frequencies = Map.copyOf(frequencies);
    }

    public LearntWeights with(Map<String, Map<String, Double>> others) {
        return new LearntWeights(prior, odds, others);
    }

    @Override
    public String toString() {
        return "LearntWeights[***]";
    }
}
