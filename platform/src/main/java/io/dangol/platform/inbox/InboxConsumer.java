package io.dangol.platform.inbox;

import static java.util.stream.Collectors.groupingBy;

import io.dangol.platform.eventlog.KafkaSettings;
import io.dangol.platform.worker.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One subscriber's consumer: polls, hands over, and only then tells Kafka; a crash in between repeats harmlessly. */
final class InboxConsumer {

    private static final Logger LOG = Logger.getLogger(InboxConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Subscriber subscriber;
    private final KafkaSettings settings;
    private final Map<String, Object> kafka;
    private final InboxEvents events;
    private final Delivery delivery;
    private final Watermarks watermarks;
    private final InboxFigures figures;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile InboxProgress progress = InboxProgress.NONE;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    InboxConsumer(
            Subscriber subscriber,
            KafkaSettings settings,
            Map<String, Object> kafka,
            InboxEvents events,
            Delivery delivery,
            Watermarks watermarks,
            InboxFigures figures) {
        this.subscriber = subscriber;
        this.settings = settings;
        this.kafka = kafka;
        this.events = events;
        this.delivery = delivery;
        this.watermarks = watermarks;
        this.figures = figures;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    InboxProgress progress() {
        return progress;
    }

    void start(Workers workers) {
        thread = workers.start("inbox-" + subscriber.name(), this::untilStopped);
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread started = thread;
        if (started != null) {
            started.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void untilStopped() {
        while (stopped.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = open()) {
                current = consumer;
                consume(consumer);
            } catch (WakeupException stopping) {
                return;
            } catch (Exception e) { // Kafka or PostgreSQL is away: start again from the last commit.
                LOG.warnf(
                        "Inbox %s interrupted: %s",
                        subscriber.name(), e.getClass().getSimpleName());
                LOG.debug("Inbox interrupted", e);
                backOff();
            } finally {
                current = null;
            }
        }
    }

    private void consume(KafkaConsumer<String, byte[]> consumer) {
        consumer.subscribe(
                subscriber.topics().stream().map(settings::prefixed).toList(),
                new Resumption(subscriber, settings, watermarks, consumer));
        while (stopped.getCount() > 0) {
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                List<InboxEvent> batch = read(polled);
                int fresh = delivery.deliver(subscriber, batch);
                consumer.commitAsync();
                advance(fresh, waiting(consumer), batch);
            } else {
                advance(0, waiting(consumer), List.of());
            }
        }
    }

    private void advance(int fresh, Map<String, Long> waiting, List<InboxEvent> batch) {
        long all = waiting.values().stream().mapToLong(Long::longValue).sum();
        progress = new InboxProgress(progress.consumed() + fresh, all, delivery.ageMs(batch));
        Map<String, List<InboxEvent>> byTopic =
                batch.stream().collect(groupingBy(event -> event.envelope().topic()));
        subscriber
                .topics()
                .forEach(topic -> figures.stands(
                        topic,
                        waiting.getOrDefault(topic, 0L),
                        delivery.ageMs(byTopic.getOrDefault(topic, List.of()))));
        figures.turned(fresh);
    }

    private List<InboxEvent> read(ConsumerRecords<String, byte[]> polled) {
        List<InboxEvent> batch = new ArrayList<>(polled.count());
        for (ConsumerRecord<String, byte[]> message : polled) {
            events.read(message, settings.unprefixed(message.topic())).ifPresent(batch::add);
        }
        return batch;
    }

    private Map<String, Long> waiting(KafkaConsumer<String, byte[]> consumer) {
        Map<String, Long> waiting = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long lag = consumer.currentLag(partition).orElse(0);
            waiting.merge(settings.unprefixed(partition.topic()), lag, Long::sum);
        }
        return waiting;
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.prefixed("dangol." + settings.service() + "." + subscriber.name()));
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "inbox-" + settings.service() + "-" + subscriber.name());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Topics of a service that starts later must be found soon after.
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 2_000);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void backOff() {
        try {
            var unused = stopped.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
