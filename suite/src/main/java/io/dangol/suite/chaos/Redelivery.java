package io.dangol.suite.chaos;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events that come again, and older ones that come after newer ones. */
final class Redelivery {

    /** Topics of events. Those of state are left alone: Kafka keeps only the last of a key, which must stay the newest. */
    private static final Set<String> EVENTS =
            Set.of("dangol.loyalty.sale", "dangol.loyalty.points", "dangol.loyalty.card", "dangol.customer.customer");

    private static final int LAST = 300;
    private static final int PATIENCE_MS = 10_000;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Gateway.Caller admin;
    private final Faults databases;
    private final String kafka;

    Redelivery(Gateway.Caller admin, Faults databases, String kafka) {
        this.admin = admin;
        this.databases = databases;
        this.kafka = kafka;
    }

    /** The relay publishes its whole log again. */
    void replay(Service service) {
        var unused = admin.post("/v1/operations/" + service.shortName() + "/replays", "{}")
                .orFail("Asking for a replay");
    }

    /** As after a backup is restored: a service that starts now is handed everything from the beginning. */
    void rewind(Service service) {
        try (Connection database = databases.connect(service);
                Statement statement = database.createStatement()) {
            statement.execute("update inbox_watermark set next_offset = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last events of each partition once more, the newest of them first. */
    void reverse() {
        Map<TopicPartition, List<ProducerRecord<String, byte[]>>> last = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(reading(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> places = places(consumer);
            consumer.assign(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            ends.forEach((place, end) -> consumer.seek(place, Math.max(0, end - LAST)));
            long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MS).toNanos();
            while (isBefore(consumer, ends) && System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(POLL)) {
                    last.computeIfAbsent(
                                    new TopicPartition(event.topic(), event.partition()), place -> new ArrayList<>())
                            .add(again(event));
                }
            }
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(writing(), new StringSerializer(), new ByteArraySerializer())) {
            last.values().forEach(events -> {
                Collections.reverse(events);
                events.forEach(event -> {
                    var unused = producer.send(event);
                });
            });
        }
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> event) {
        return new ProducerRecord<>(event.topic(), event.partition(), event.key(), event.value(), event.headers());
    }

    private static List<TopicPartition> places(KafkaConsumer<?, ?> consumer) {
        List<TopicPartition> places = new ArrayList<>();
        for (String topic : EVENTS) {
            consumer.partitionsFor(topic).forEach(part -> places.add(new TopicPartition(topic, part.partition())));
        }
        return places;
    }

    private Map<String, Object> reading() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }

    private Map<String, Object> writing() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }
}
