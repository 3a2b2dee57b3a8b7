package io.dangol.customer.matching;

import java.util.List;

/**
 * Pairs as a mixture of those of one person and those of two (Fellegi and Sunter 1969): the share of the former, and
 * how both agree in the fields that are looked at.
 */
record Mixture(double share, LevelTable m, LevelTable u, List<Integer> fields) {

    /** By the rule of Bayes, with the fields as independent evidence. */
    double probability(Agreement agreement) {
        double ofOne = share;
        double ofTwo = 1 - share;
        for (int field : fields) {
            Level level = agreement.level(field);
            if (level != Level.UNKNOWN) {
                ofOne *= m.at(field, level);
                ofTwo *= u.at(field, level);
            }
        }
        return ofOne / (ofOne + ofTwo);
    }

    Mixture with(double newShare) {
        return new Mixture(newShare, m, u, fields);
    }

    Mixture with(double newShare, LevelTable newM) {
        return new Mixture(newShare, newM, u, fields);
    }
}
