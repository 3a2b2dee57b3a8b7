package io.dangol.analytics.fact;

/** How well the business knows whom it sold to. */
public enum Identity {
    /** No card was shown. */
    ANONYMOUS,
    /** A card was shown whose holder is not registered. */
    CARDED,
    /** A card was shown whose holder is a registered customer. */
    IDENTIFIED
}
