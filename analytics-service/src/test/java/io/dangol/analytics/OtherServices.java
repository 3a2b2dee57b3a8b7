package io.dangol.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Plays the services that analytics listens to: sends their events as their relays do. */
public final class OtherServices implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong POSITION = new AtomicLong();

    private static final Map<String, String> TOPICS = Map.ofEntries(
            Map.entry("io.dangol.partner.PartnerChanged.v1", "dangol.partner.partner"),
            Map.entry("io.dangol.partner.StoreChanged.v1", "dangol.partner.store"),
            Map.entry("io.dangol.customer.CustomerRegistered.v1", "dangol.customer.customer"),
            Map.entry("io.dangol.loyalty.CardIssued.v1", "dangol.loyalty.card"),
            Map.entry("io.dangol.loyalty.CardBlocked.v1", "dangol.loyalty.card"),
            Map.entry("io.dangol.loyalty.CardReplaced.v1", "dangol.loyalty.card"),
            Map.entry("io.dangol.loyalty.MemberIdentified.v1", "dangol.loyalty.card"),
            Map.entry("io.dangol.loyalty.SaleRecorded.v1", "dangol.loyalty.sale"),
            Map.entry("io.dangol.loyalty.SaleReturned.v1", "dangol.loyalty.sale"),
            Map.entry("io.dangol.loyalty.SaleClaimed.v1", "dangol.loyalty.sale"),
            Map.entry("io.dangol.loyalty.PointsPosted.v1", "dangol.loyalty.points"));

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
            new StringSerializer(),
            new StringSerializer());

    public OtherServices() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")))) {
            for (String topic : TOPICS.values().stream().distinct().toList()) {
                create(admin, new NewTopic(prefixed(topic), 3, (short) 1));
            }
        }
    }

    /** @param fields those that matter; a null leaves one out */
    public static ObjectNode event(Map<String, ?> fields) {
        ObjectNode event = JSON.valueToTree(fields);
        event.properties().removeIf(field -> field.getValue().isNull());
        return event.has("at") ? event : event.put("at", Instant.now().toString());
    }

    public void tell(String type, Map<String, ?> fields) {
        String position = "1.1." + POSITION.incrementAndGet();
        send(type, event(fields).toString(), UUID.randomUUID().toString(), position);
    }

    /** As a relay that was killed before it could note how far it had come. */
    public void tellTwice(String type, Map<String, ?> fields) {
        String position = "1.1." + POSITION.incrementAndGet();
        String id = UUID.randomUUID().toString();
        send(type, event(fields).toString(), id, position);
        send(type, event(fields).toString(), id, position);
    }

    public void tellOf(String topic, String type, String payload) {
        send(topic, type, payload, UUID.randomUUID().toString(), "1.1." + POSITION.incrementAndGet());
    }

    private void send(String type, String payload, String id, String position) {
        String topic = TOPICS.get(type);
        if (topic == null) {
            throw new IllegalArgumentException("Nobody listens to " + type);
        }
        send(topic, type, payload, id, position);
    }

    private void send(String topic, String type, String payload, String id, String position) {
        // One key: the order told is the order heard, so that a test can wait for its last event.
        ProducerRecord<String, String> message = new ProducerRecord<>(prefixed(topic), "key", payload);
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                "/dangol/" + type.split("\\.", -1)[2],
                "ce_type",
                type,
                "ce_time",
                Instant.now().toString(),
                "content-type",
                "application/json",
                "dangol_position",
                position);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        var unused = producer.send(message);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String prefixed(String topic) {
        return setting("dangol.topic-prefix") + topic;
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
