package io.dangol.customer.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Plays loyalty-service: sends its events as its relay would. */
final class LoyaltyEvents implements AutoCloseable {

    private static final AtomicLong POSITION = new AtomicLong();

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
            new StringSerializer(),
            new StringSerializer());

    void send(String type, String key, JsonNode payload) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(setting("dangol.topic-prefix") + "dangol.loyalty.card", key, payload.toString());
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/dangol/loyalty",
                "ce_type",
                type,
                "ce_time",
                Instant.now().toString(),
                "dangol_position",
                "1.1." + POSITION.incrementAndGet());
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        var unused = producer.send(message);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
