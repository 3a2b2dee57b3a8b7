package io.dangol.customer.access;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** There is no such customer, or the caller may not know that there is. */
public final class UnknownCustomer extends Refusal.Missing {
    public UnknownCustomer(UUID id) {
        super("unknown-customer", id);
    }
}
