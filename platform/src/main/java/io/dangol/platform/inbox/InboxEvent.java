package io.dangol.platform.inbox;

import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.platform.eventlog.Position;
import io.dangol.platform.trace.Cause;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it arrived (CloudEvents 1.0, binary mode); its payload is read into the consumer's own record. */
public final class InboxEvent {

    /** Where it came from and which it is. */
    public record Envelope(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            String type,
            String source,
            UUID id,
            Instant time,
            Position position) {}

    private final Envelope envelope;
    private final byte[] payload;
    private final ObjectReader reader;
    private final Cause cause;

    InboxEvent(Envelope envelope, byte[] payload, ObjectReader reader, Cause cause) {
        this.envelope = envelope;
        this.payload = payload;
        this.reader = reader;
        this.cause = cause;
    }

    public String type() {
        return envelope.type();
    }

    public Envelope envelope() {
        return envelope;
    }

    /** What led to it. */
    public Cause cause() {
        return cause;
    }

    /**
     * The payload as the consumer reads it; fields that its record does not name are left alone.
     *
     * @throws UnreadableEvent if it is not JSON of that shape
     */
    public <T> T as(Class<T> type) {
        try {
            return reader.forType(type).readValue(payload);
        } catch (IOException unreadable) {
            throw new UnreadableEvent(envelope.type(), unreadable);
        }
    }

    byte[] payload() {
        return payload;
    }

    /** Its payload does not have the promised shape. */
    public static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String type, IOException cause) {
            super("Unreadable " + type, cause);
        }
    }
}
