package io.dangol.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a client of the broker sees. */
final class Messages {

    private static final String BOOTSTRAP = "bootstrap.servers";

    private Messages() {}

    static void send(Properties where, String topic, String message) throws Exception {
        Map<String, Object> client = client(where);
        try (Admin admin = Admin.create(client);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(topic, message)).get(30, TimeUnit.SECONDS);
        }
    }

    static List<String> read(Properties where, String topic) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(where), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            List<String> messages = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> messages.add(message.value()));
            }
            return messages;
        }
    }

    private static Map<String, Object> client(Properties where) {
        return Map.of(BOOTSTRAP, where.getProperty("kafka.bootstrap.servers"));
    }
}
