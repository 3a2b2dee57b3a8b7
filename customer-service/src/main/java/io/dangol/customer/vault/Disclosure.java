package io.dangol.customer.vault;

/** How much of personal data is shown. */
public enum Disclosure {
    /** Only that it is known. */
    HIDDEN,
    /** Enough for the customer to recognise it. */
    MASKED,
    /** All of it, for a stated purpose. */
    CLEAR
}
