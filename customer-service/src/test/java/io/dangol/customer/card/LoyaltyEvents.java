package io.dangol.customer.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Plays loyalty-service: owns its topic and sends its events as its relay would. */
final class LoyaltyEvents implements AutoCloseable {

    private static final AtomicLong POSITION = new AtomicLong();
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", setting("kafka.bootstrap.servers"));

    private final String topic = setting("dangol.topic-prefix") + "dangol.loyalty.card";
    private final KafkaProducer<String, String> producer;

    LoyaltyEvents() throws ExecutionException, InterruptedException {
        createTopic();
        producer = new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer());
    }

    void send(String type, String key, JsonNode payload) throws ExecutionException, InterruptedException {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, payload.toString());
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
        var unused = producer.send(message).get();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
