package io.dangol.platform.eventlog;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.trace.Tracing;
import io.dangol.platform.worker.Workers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Copies the event log to Kafka, in order and without loss; of all replicas, one at a time. */
@Singleton
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final AgroalDataSource dataSource;
    private final RelayConfig config;
    private final KafkaSettings settings;
    private final Topics topics;
    private final Map<String, Object> kafka;
    private final Workers workers;
    private final Tracing tracing;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong published = new AtomicLong();
    private final AtomicBoolean leads = new AtomicBoolean();
    private @Nullable Thread thread;

    Relay(
            AgroalDataSource dataSource,
            RelayConfig config,
            KafkaSettings settings,
            Topics topics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Workers workers,
            Tracing tracing,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.config = config;
        this.settings = settings;
        this.topics = topics;
        this.kafka = kafka;
        this.workers = workers;
        this.tracing = tracing;
        var unused = meters.more().counter("dangol.relay.published.events", List.of(), published);
        Gauge.builder("dangol.relay.leads", leads, leading -> leading.get() ? 1 : 0)
                .register(meters);
    }

    /** Events that this replica has copied since it started. */
    public long published() {
        return published.get();
    }

    /** What waits to be copied. */
    public Backlog backlog() {
        try (Connection connection = dataSource.getConnection()) {
            return PublishedLog.backlog(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Backlog could not be read", e);
        }
    }

    /**
     * Publishes all again that was recorded at this moment or later, as far as the log still holds it. Whichever replica
     * leads finds that the log was set back, with its next event at the latest.
     */
    public void replay(Instant moment) {
        try (Connection connection = dataSource.getConnection()) {
            if (PublishedLog.goBackTo(connection, moment)) {
                LOG.warnf("The event log is published again from %s", moment);
                EventLog.notify(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be set back", e);
        }
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread = workers.start("relay", this::untilStopped);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void untilStopped() {
        while (stopped.getCount() > 0) {
            try (RelayLeadership leadership = new RelayLeadership(dataSource, config)) {
                lead(leadership);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) { // Whatever failed, PostgreSQL or Kafka: the log is still there, so start again.
                backOff(e);
            }
        }
    }

    private void lead(RelayLeadership leadership) throws Exception {
        while (!leadership.acquired()) {
            if (stopped.await(0, TimeUnit.MILLISECONDS)) {
                return;
            }
            leadership.awaitChange();
        }
        leadership.recognise();
        RelayTopics.create(settings, kafka, topics, config, leadership);
        try (RelayProducer producer = RelayProducer.open(settings, kafka, tracing)) {
            LOG.debug("Relay leads");
            leads.set(true);
            Position position = leadership.position();
            while (position != null && stopped.getCount() > 0) {
                position = copied(leadership, producer, position);
            }
        } finally {
            leads.set(false);
        }
    }

    /** Up to where the log is published now; null if it was set back, so that all begins anew: topics may be gone too. */
    private @Nullable Position copied(RelayLeadership leadership, RelayProducer producer, Position position)
            throws SQLException, InterruptedException {
        var events = leadership.after(position, config.batchSize());
        if (events.isEmpty()) {
            leadership.awaitChange();
            return leadership.position().equals(position) ? position : null;
        }
        producer.publish(events);
        Position last = events.get(events.size() - 1).position();
        boolean unmoved = leadership.published(position, last);
        published.addAndGet(events.size());
        if (events.size() < config.batchSize()) {
            var unused = stopped.await(config.rest().toMillis(), TimeUnit.MILLISECONDS);
        }
        return unmoved ? last : null;
    }

    private void backOff(Exception cause) {
        if (stopped.getCount() > 0) {
            LOG.warnf(
                    "Relay interrupted, starts again in %s: %s",
                    BACK_OFF, cause.getClass().getSimpleName());
            LOG.debug("Relay interrupted", cause);
            try {
                var unused = stopped.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
