package io.dangol.partner.topic;

import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Compacted, so that whoever starts late learns the present state of every partner, store and client from them. */
public final class PartnerTopics {

    public static final Topic PARTNER = Topic.ofState("dangol.partner.partner");
    public static final Topic STORE = Topic.ofState("dangol.partner.store");
    public static final Topic API_CLIENT = Topic.ofState("dangol.partner.api-client");

    private PartnerTopics() {}

    @Produces
    @Singleton
    static Topics topics() {
        return Topics.of(PARTNER, STORE, API_CLIENT);
    }
}
