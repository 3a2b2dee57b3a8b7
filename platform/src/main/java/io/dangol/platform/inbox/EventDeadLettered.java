package io.dangol.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;

/** Tells operators that an event could not take effect; carries it whole. */
record EventDeadLettered(
        UUID deadLetterId,
        String subscriber,
        String eventType,
        UUID eventId,
        String eventPayload,
        String cause,
        Instant at,
        @JsonIgnore Topic topic)
        implements DomainEvent {

    static EventDeadLettered of(Topic topic, UUID id, String subscriber, InboxEvent event, String cause, Instant at) {
        String payload = new String(event.payload(), UTF_8);
        return new EventDeadLettered(
                id, subscriber, event.type(), event.envelope().id(), payload, cause, at, topic);
    }

    @Override
    public String type() {
        return "io.dangol.platform.EventDeadLettered.v1";
    }

    @Override
    public String key() {
        return eventId.toString();
    }
}
