package io.dangol.platform.inbox;

import io.dangol.platform.eventlog.KafkaSettings;
import io.dangol.platform.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a consumer for every subscriber of the service. */
@Singleton
public class Inbox {

    private final List<InboxConsumer> consumers;
    private final InboxConfig config;
    private final Workers workers;

    Inbox(
            @All List<Subscriber> subscribers,
            InboxConfig config,
            KafkaSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            InboxEvents events,
            Delivery delivery,
            Watermarks watermarks,
            Workers workers,
            MeterRegistry meters) {
        this.config = config;
        this.workers = workers;
        this.consumers = subscribers.stream()
                .map(subscriber -> new InboxConsumer(
                        subscriber,
                        settings,
                        kafka,
                        events,
                        delivery,
                        watermarks,
                        new InboxFigures(subscriber, meters)))
                .toList();
    }

    /** How far behind and how busy, over all subscribers of this replica. */
    public InboxProgress progress() {
        return consumers.stream().map(InboxConsumer::progress).reduce(InboxProgress.NONE, InboxProgress::plus);
    }

    Optional<Subscriber> subscriber(String name) {
        return consumers.stream()
                .map(InboxConsumer::subscriber)
                .filter(subscriber -> subscriber.name().equals(name))
                .findFirst();
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            consumers.forEach(consumer -> consumer.start(workers));
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        for (InboxConsumer consumer : consumers) {
            consumer.stop();
        }
    }
}
