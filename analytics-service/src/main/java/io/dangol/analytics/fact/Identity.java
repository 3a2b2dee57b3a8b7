package io.dangol.analytics.fact;

/** How well the business knows whom it sold to. */
public enum Identity {
    /** No card was shown. */
    ANONYMOUS,
    /** A coalition's card was shown and no own one: we served somebody whom the coalition knows. */
    SERVED_BUT_UNKNOWN,
    /** A card was shown whose holder is not registered. */
    CARDED,
    /** A card was shown whose holder is a registered customer. */
    IDENTIFIED
}
