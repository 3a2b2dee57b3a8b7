package io.dangol.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.platform.eventlog.Position;
import io.dangol.platform.inbox.InboxEvent.Envelope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads Kafka records as events. */
@Singleton
class InboxEvents {

    private final ObjectReader reader;

    InboxEvents(ObjectMapper json) {
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Empty for what no relay of ours wrote: without an envelope there is nothing to tell it apart by. */
    Optional<InboxEvent> read(ConsumerRecord<String, byte[]> message, String topic) {
        String type = header(message, "ce_type");
        String source = header(message, "ce_source");
        String id = header(message, "ce_id");
        String time = header(message, "ce_time");
        String position = header(message, "dangol_position");
        if (message.value() == null
                || type == null
                || source == null
                || id == null
                || time == null
                || position == null) {
            return Optional.empty();
        }
        Envelope envelope = new Envelope(
                topic,
                message.partition(),
                message.offset(),
                message.key(),
                type,
                source,
                UUID.fromString(id),
                Instant.parse(time),
                Position.parse(position));
        return Optional.of(new InboxEvent(envelope, message.value(), reader));
    }

    InboxEvent again(Envelope envelope, byte[] payload) {
        return new InboxEvent(envelope, payload, reader);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
