package io.dangol.platform.eventlog;

import io.dangol.platform.trace.Cause;
import java.time.Instant;
import java.util.UUID;

/** A row of the log, on its way to Kafka. */
record LoggedEvent(
        Position position,
        UUID eventId,
        String topic,
        String key,
        String type,
        Instant occurredAt,
        String payload,
        Cause cause) {}
