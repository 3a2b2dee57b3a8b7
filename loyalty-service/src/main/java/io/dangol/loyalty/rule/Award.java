package io.dangol.loyalty.rule;

import java.math.BigDecimal;

/**
 * {@code points} for each {@code per} of what the chosen lines bring.
 *
 * @param points above zero; "half as many again" is 0.5 of the {@link Measure#BASE_POINTS}
 * @param per above zero; 1 for a visit
 */
public record Award(BigDecimal points, Measure of, BigDecimal per) {

    /** What is counted. */
    public enum Measure {
        /** Minor units of the currency. */
        AMOUNT,
        /** Pieces, or whatever the line is measured in. */
        QUANTITY,
        /** The sale as such, as long as anything of the chosen lines is left. */
        VISIT,
        /** What the programme's base rule gives for them, before it is rounded. */
        BASE_POINTS
    }
}
