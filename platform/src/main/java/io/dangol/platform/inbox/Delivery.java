package io.dangol.platform.inbox;

import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.trace.Step;
import io.dangol.platform.trace.Tracing;
import io.dangol.platform.trace.Tracing.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets events take effect, together where it works, one by one where one of them is bad. */
@Singleton
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final Watermarks watermarks;
    private final DeadLetters deadLetters;
    private final InboxConfig config;
    private final Tracing tracing;
    private final Clock clock;

    Delivery(Watermarks watermarks, DeadLetters deadLetters, InboxConfig config, Tracing tracing, Clock clock) {
        this.watermarks = watermarks;
        this.deadLetters = deadLetters;
        this.config = config;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * @return how many took effect
     * @throws RuntimeException if the database is away; nothing has happened then, try again
     */
    int deliver(Subscriber subscriber, List<InboxEvent> events) {
        List<Step> steps = events.stream()
                .flatMap(event -> begun(event, subscriber).stream())
                .toList();
        int fresh = delivered(subscriber, events);
        steps.forEach(Step::end);
        return fresh;
    }

    private Optional<Step> begun(InboxEvent event, Subscriber subscriber) {
        String parent = event.cause().traceParent();
        if (parent == null) {
            return Optional.empty();
        }
        Step step = tracing.begin(Role.CONSUMER, "process " + event.envelope().topic(), parent);
        step.attribute("messaging.system", "kafka");
        step.attribute("messaging.destination.name", event.envelope().topic());
        step.attribute("messaging.message.id", event.envelope().id().toString());
        step.attribute("messaging.consumer.group.name", subscriber.name());
        return Optional.of(step);
    }

    private int delivered(Subscriber subscriber, List<InboxEvent> events) {
        try {
            return together(subscriber, events);
        } catch (RuntimeException e) {
            if (PassingFailure.caused(e)) {
                throw e;
            }
            LOG.debug("A batch failed, its events are tried one by one", e);
            return events.stream().mapToInt(event -> alone(subscriber, event)).sum();
        }
    }

    /** Age of the last event now, milliseconds. */
    long ageMs(List<InboxEvent> events) {
        if (events.isEmpty()) {
            return 0;
        }
        InboxEvent last = events.get(events.size() - 1);
        return Math.max(
                0, Duration.between(last.envelope().time(), clock.instant()).toMillis());
    }

    private int together(Subscriber subscriber, List<InboxEvent> events) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<InboxEvent> fresh = watermarks.advance(subscriber.name(), events);
            if (!fresh.isEmpty()) {
                subscriber.onAll(fresh);
            }
            return fresh.size();
        });
    }

    private int alone(Subscriber subscriber, InboxEvent event) {
        RuntimeException cause = null;
        for (int attempt = 0; attempt < config.attempts(); attempt++) {
            try {
                return together(subscriber, List.of(event));
            } catch (RuntimeException e) {
                if (PassingFailure.caused(e)) {
                    throw e;
                }
                cause = e;
            }
        }
        return buried(subscriber, event, String.valueOf(cause == null ? "" : Causes.of(cause)));
    }

    private int buried(Subscriber subscriber, InboxEvent event, String cause) {
        event.cause()
                .run(() -> LOG.warnf(
                        "Event became a dead letter: type %s, id %s",
                        event.type(), event.envelope().id()));
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!watermarks.advance(subscriber.name(), List.of(event)).isEmpty()) {
                deadLetters.add(subscriber.name(), event, cause);
            }
            return 0;
        });
    }
}
