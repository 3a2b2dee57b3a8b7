package io.dangol.platform.inbox;

import io.dangol.platform.eventlog.Backlog;
import io.dangol.platform.eventlog.Relay;
import io.dangol.platform.worker.Workers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the database says about events, asked now and then by a thread of its own: who reads the figures must not make
 * the database work, nor wait for it. Not a number while the database does not say.
 */
@Singleton
class EventFigures {

    private static final Logger LOG = Logger.getLogger(EventFigures.class);

    private final Relay relay;
    private final DeadLetters deadLetters;
    private final Workers workers;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Told told;

    private record Told(Backlog backlog, long deadLetters) {}

    EventFigures(
            Relay relay,
            DeadLetters deadLetters,
            Workers workers,
            MeterRegistry meters,
            @ConfigProperty(name = "dangol.metrics.interval", defaultValue = "10S") Duration interval) {
        this.relay = relay;
        this.deadLetters = deadLetters;
        this.workers = workers;
        this.interval = interval;
        Gauge.builder("dangol.event.log.unpublished.events", this, EventFigures::unpublished)
                .register(meters);
        Gauge.builder("dangol.event.log.unpublished.age.seconds", this, EventFigures::ageSeconds)
                .register(meters);
        Gauge.builder("dangol.dead.letters", this, EventFigures::letters).register(meters);
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("event-figures", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            do {
                told = asked();
            } while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Told asked() {
        try {
            return new Told(relay.backlog(), deadLetters.count());
        } catch (RuntimeException away) { // Whoever needs the database more says so.
            LOG.debug("Figures of events could not be read", away);
            return null;
        }
    }

    private double unpublished() {
        Told now = told;
        return now == null ? Double.NaN : now.backlog().events();
    }

    private double ageSeconds() {
        Told now = told;
        return now == null ? Double.NaN : now.backlog().oldestAgeMs() / 1000.0;
    }

    private double letters() {
        Told now = told;
        return now == null ? Double.NaN : now.deadLetters();
    }
}
