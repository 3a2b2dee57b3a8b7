package io.dangol.testing.probe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The probe's only event. */
record Happened(String thing, @JsonIgnore String key, Instant at) implements DomainEvent {

    static final Topic TOPIC = Topic.ofEvents("dangol.probe.thing", 3);
    static final String TYPE = "io.dangol.probe.Happened.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    /** Tells the relay which topics are ours. */
    @Singleton
    static class Owned {

        @Produces
        @Singleton
        Topics topics() {
            return Topics.of(TOPIC);
        }
    }
}
