package io.dangol.loyalty.rule;

import java.util.List;

/** Answers expressions about a basket. */
public interface Conditions {

    /** Whether it holds, or cannot be told. */
    enum Answer {
        YES,
        NO,
        /** Evaluating it failed: the till goes on, the rule gives nothing. */
        FAILED
    }

    Answer holds(String expression, Basket basket);

    /** For each line of the basket. */
    List<Answer> selects(String expression, Basket basket);
}
