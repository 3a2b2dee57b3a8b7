package io.dangol.customer.account;

/** A company's place on the value chain, from its upper end down. */
public enum AccountKind {
    /** Builds our product into its own. */
    OEM,
    /** Sells to dealers. */
    DISTRIBUTOR,
    /** Sells to end users. */
    DEALER,
    /** Uses what was sold. */
    END_USER;

    /** Goods flow down the chain, never up; between two of one place, such as two dealers, they may. */
    public boolean maySupply(AccountKind buyer) {
        return this != END_USER && compareTo(buyer) <= 0;
    }
}
