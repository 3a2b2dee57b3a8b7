package io.dangol.customer.vault;

/** How long sealed data must stay readable: each class has a key of its own, so that one can be destroyed alone. */
public enum Retention {
    /** As long as the customer wants to be known. */
    PROFILE,
    /** As long as the business may have to prove what was agreed. */
    PROOF
}
