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

    /**
     * As it is among all, where it was learnt from some of them. In a sample that keeps records of one person together, of
     * n of N records, there are n/N of the M pairs of one person, but (n/N)² of all pairs: the share that is seen is
     * (M n/N) / (n²/2), the one sought M / (N²/2), which is n/N of it.
     */
    public LearntWeights among(long all, int sampled) {
        double share = all <= sampled ? 1 : sampled / (double) all;
        return new LearntWeights(prior * share, odds, frequencies);
    }

    public LearntWeights with(Map<String, Map<String, Double>> others) {
        return new LearntWeights(prior, odds, others);
    }

    @Override
    public String toString() {
        return "LearntWeights[***]";
    }
}
