package io.dangol.customer.matching;

/**
 * The two thresholds of Fellegi and Sunter (A Theory for Record Linkage, 1969), as probabilities that a person can
 * read.
 *
 * @param review from here on somebody looks
 * @param auto from here on nobody has to
 */
record Bands(double review, double auto) {

    Bands {
        if (!(review > 0 && review < auto && auto < 1)) {
            throw new IllegalArgumentException("A review begins above 0 and ends below 1, where linking begins");
        }
    }

    Band of(double probability) {
        if (probability >= auto) {
            return Band.AUTO;
        }
        return probability >= review ? Band.REVIEW : Band.APART;
    }
}
