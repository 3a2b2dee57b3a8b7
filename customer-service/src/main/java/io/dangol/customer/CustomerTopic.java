package io.dangol.customer;

import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where this service tells what happened to a customer or an account, each in its own order. */
public final class CustomerTopic {

    public static final Topic CUSTOMERS = Topic.ofEvents("dangol.customer.customer", 6);

    public static final Topic ACCOUNTS = Topic.ofEvents("dangol.customer.account", 6);

    private CustomerTopic() {}

    @Produces
    @Singleton
    static Topics topics() {
        return Topics.of(CUSTOMERS, ACCOUNTS);
    }
}
