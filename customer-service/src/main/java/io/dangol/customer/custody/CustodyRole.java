package io.dangol.customer.custody;

/** What a partner is to a customer. */
enum CustodyRole {
    /** It brought the customer to us; that stays so for good. */
    INTRODUCED_BY,
    /** It looks after the customer, and sees it while it does. */
    SERVICED_BY
}
