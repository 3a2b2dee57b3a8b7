package io.dangol.customer.matching;

/** What becomes of two profiles. */
public enum Band {
    /** They are linked without anybody looking. */
    AUTO,
    /** A person decides. */
    REVIEW,
    APART
}
