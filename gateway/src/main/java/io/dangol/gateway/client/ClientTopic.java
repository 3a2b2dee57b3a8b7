package io.dangol.gateway.client;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the compacted topic of API clients from its beginning, on a thread of its own and without a consumer group:
 * every gateway needs all of it. While Kafka is away the directory stays as it was.
 */
@Singleton
class ClientTopic {

    private static final Logger LOG = Logger.getLogger(ClientTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final long PAUSE_MS = 1_000;

    private final ClientEvents events;
    private final ClientDirectory directory;
    private final Pulse pulse;
    private final Map<String, Object> kafka;
    private final String topic;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private @Nullable Thread thread;

    ClientTopic(
            ClientEvents events,
            ClientDirectory directory,
            Pulse pulse,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dangol.topic-prefix") Optional<String> topicPrefix) {
        this.events = events;
        this.directory = directory;
        this.pulse = pulse;
        this.kafka = kafka;
        this.topic = topicPrefix.orElse("") + "dangol.partner.api-client";
    }

    void start(@Observes StartupEvent event) {
        Thread follower = new Thread(this::follow, "api-clients");
        follower.setDaemon(true);
        thread = follower;
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread follower = thread;
        if (follower != null) {
            follower.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void follow() {
        while (running()) {
            pulse.beat();
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings())) {
                current = consumer;
                readOn(consumer);
            } catch (WakeupException stopping) {
                LOG.debug("API client topic left");
            } catch (RuntimeException away) { // Whatever it was, who is revoked later must become known.
                LOG.warnf("API client topic not readable: topic=%s cause=%s", topic, away.toString());
                pause();
            }
        }
    }

    /** From the beginning; until the end is reached, the directory stays as it was. */
    void readOn(Consumer<String, byte[]> consumer) {
        ConcurrentMap<String, ApiClient> clients = new ConcurrentHashMap<>();
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LOOK_UP);
        boolean told = false;
        while (running()) {
            pulse.beat();
            consumer.poll(POLL).forEach(event -> events.on(event, clients));
            if (!told && reached(consumer, ends)) {
                told = true;
                directory.know(clients);
                LOG.infof("API clients known: count=%d topic=%s", clients.size(), topic);
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, LOOK_UP);
        while (running() && partitions.isEmpty()) {
            // partner-service makes the topic when it starts, which may be later than we do.
            pause();
            pulse.beat();
            partitions = consumer.partitionsFor(topic, LOOK_UP);
        }
        return partitions.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), LOOK_UP) >= end.getValue());
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.debug("API client topic left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1024 * 1024);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        return settings;
    }
}
