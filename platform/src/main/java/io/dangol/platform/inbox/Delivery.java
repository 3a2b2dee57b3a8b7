package io.dangol.platform.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Lets events take effect, together where it works, one by one where one of them is bad. */
@Singleton
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** Connection, resources, operator's intervention, serialisation and deadlock: not the event's fault. */
    private static final Set<String> PASSING_STATES = Set.of("08", "53", "57", "40", "55", "58");

    private final Watermarks watermarks;
    private final DeadLetters deadLetters;
    private final InboxConfig config;
    private final Clock clock;

    Delivery(Watermarks watermarks, DeadLetters deadLetters, InboxConfig config, Clock clock) {
        this.watermarks = watermarks;
        this.deadLetters = deadLetters;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @return how many took effect
     * @throws RuntimeException if the database is away; nothing has happened then, try again
     */
    int deliver(Subscriber subscriber, List<InboxEvent> events) {
        try {
            return together(subscriber, events);
        } catch (RuntimeException e) {
            if (isPassing(e)) {
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
                if (isPassing(e)) {
                    throw e;
                }
                cause = e;
            }
        }
        return buried(subscriber, event, String.valueOf(cause == null ? "" : Causes.of(cause)));
    }

    private int buried(Subscriber subscriber, InboxEvent event, String cause) {
        LOG.warnf(
                "Event became a dead letter: type %s, id %s",
                event.type(), event.envelope().id());
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!watermarks.advance(subscriber.name(), List.of(event)).isEmpty()) {
                deadLetters.add(subscriber.name(), event, cause);
            }
            return 0;
        });
    }

    static boolean isPassing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() < 2 || PASSING_STATES.contains(state.substring(0, 2));
    }
}
