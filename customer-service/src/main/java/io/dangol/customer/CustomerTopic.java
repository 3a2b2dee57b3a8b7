package io.dangol.customer;

import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where this service tells what happened to a customer, in the customer's own order. */
public final class CustomerTopic {

    public static final Topic CUSTOMERS = Topic.ofEvents("dangol.customer.customer", 6);

    private CustomerTopic() {}

    @Produces
    @Singleton
    static Topics topics() {
        return Topics.of(CUSTOMERS);
    }
}
