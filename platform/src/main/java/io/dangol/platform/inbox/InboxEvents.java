package io.dangol.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.platform.eventlog.Position;
import io.dangol.platform.http.Correlation;
import io.dangol.platform.inbox.InboxEvent.Envelope;
import io.dangol.platform.trace.Cause;
import io.dangol.platform.trace.TraceParent;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads Kafka records as events. */
@Singleton
class InboxEvents {

    private static final Logger LOG = Logger.getLogger(InboxEvents.class);

    private final ObjectReader reader;

    InboxEvents(ObjectMapper json) {
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Empty for what no relay of ours wrote: nothing of it can be trusted, not even that it was not seen before, and it
     * must not stop what lies behind it.
     */
    Optional<InboxEvent> read(ConsumerRecord<String, byte[]> message, String topic) {
        try {
            Envelope envelope = new Envelope(
                    topic,
                    message.partition(),
                    message.offset(),
                    message.key(),
                    header(message, "ce_type"),
                    header(message, "ce_source"),
                    UUID.fromString(header(message, "ce_id")),
                    Instant.parse(header(message, "ce_time")),
                    Position.parse(header(message, "dangol_position")));
            return message.value() == null
                    ? Optional.empty()
                    : Optional.of(new InboxEvent(envelope, message.value(), reader, cause(message)));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            LOG.warnf(
                    "Message without a readable envelope passed over: topic %s, partition %d, offset %d",
                    topic, message.partition(), message.offset());
            return Optional.empty();
        }
    }

    InboxEvent again(Envelope envelope, byte[] payload) {
        return new InboxEvent(envelope, payload, reader, Cause.UNKNOWN);
    }

    private static Cause cause(ConsumerRecord<String, byte[]> message) {
        String parent = TraceParent.sane(optional(message, TraceParent.HEADER));
        return new Cause(Correlation.sane(optional(message, "dangol_correlation_id")), parent);
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        String value = optional(message, name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name);
        }
        return value;
    }

    private static @Nullable String optional(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
