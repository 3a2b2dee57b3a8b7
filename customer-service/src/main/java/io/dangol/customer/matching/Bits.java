package io.dangol.customer.matching;

/** Odds as logarithms to the base of two: independent pieces of evidence are added, and people can read them. */
final class Bits {

    private static final double LN_2 = Math.log(2);

    private Bits() {}

    static double of(double odds) {
        return Math.log(odds) / LN_2;
    }

    static double ofProbability(double probability) {
        return of(probability / (1 - probability));
    }

    static double probability(double bits) {
        return 1 / (1 + Math.exp(-bits * LN_2));
    }
}
