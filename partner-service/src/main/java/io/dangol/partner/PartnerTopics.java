package io.dangol.partner;

import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** State that others start from: the last event of each key stays for ever. */
public final class PartnerTopics {

    public static final Topic PARTNER = Topic.ofState("dangol.partner.partner");
    public static final Topic STORE = Topic.ofState("dangol.partner.store");
    public static final Topic SHIPMENT = Topic.ofState("dangol.partner.shipment");
    public static final Topic API_CLIENT = Topic.ofState("dangol.partner.api-client");

    private PartnerTopics() {}

    /** Tells the relay which topics are ours. */
    @Singleton
    static class Owned {

        @Produces
        @Singleton
        Topics topics() {
            return Topics.of(PARTNER, STORE, SHIPMENT, API_CLIENT);
        }
    }
}
