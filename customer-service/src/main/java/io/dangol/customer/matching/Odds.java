package io.dangol.customer.matching;

/**
 * How telling a level is.
 *
 * @param m how often two profiles of one person agree so
 * @param u how often those of two persons do
 */
record Odds(double m, double u) {

    Odds {
        if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) {
            throw new IllegalArgumentException("m and u are shares, and nothing is impossible");
        }
    }

    /** In bits, log2(m/u): Fellegi and Sunter (1969). One more makes one person twice as likely. */
    double weight() {
        return Bits.of(m / u);
    }
}
