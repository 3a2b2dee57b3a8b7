package io.dangol.loyalty.ledger;

/** What happens when goods come back whose points were spent already. */
public enum NegativePolicy {
    /** The member owes them; later earnings repay first. */
    ALLOW,
    /** What is there is taken, the rest is forgiven. */
    CLAMP,
    /** The return is refused. */
    REFUSE
}
