package io.dangol.loyalty.rule;

import java.math.BigDecimal;

/**
 * A running total of a member: what a rule has counted so far, in a window of time. One that is changed so that it counts otherwise starts anew.
 *
 * @param rule the rule's code
 * @param version of the programme's rules since which it reads as it does
 * @param window a day of the store, or {@link #EVER}
 */
public record Meter(String rule, int version, String window) {

    public static final String EVER = "ever";

    /** A change of one. */
    public record Change(Meter meter, BigDecimal by) {}
}
