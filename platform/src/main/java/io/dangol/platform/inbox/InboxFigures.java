package io.dangol.platform.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What one subscriber's consumer shows of itself, topic by topic. */
final class InboxFigures {

    private final Map<String, OfTopic> topics = new ConcurrentHashMap<>();
    private final AtomicLong consumed = new AtomicLong();
    private volatile long turned = System.nanoTime();

    /** Of one topic now. */
    private static final class OfTopic {
        private volatile long waiting;
        private volatile long lagMs;
    }

    InboxFigures(Subscriber subscriber, MeterRegistry meters) {
        List<Tag> tags = List.of(Tag.of("subscriber", subscriber.name()));
        var unused = meters.more().counter("dangol.inbox.consumed.events", tags, consumed);
        Gauge.builder("dangol.inbox.silence.seconds", this, InboxFigures::silenceSeconds)
                .tags(tags)
                .register(meters);
        subscriber.topics().forEach(topic -> show(topic, tags, meters));
    }

    private void show(String topic, List<Tag> tags, MeterRegistry meters) {
        OfTopic figures = new OfTopic();
        topics.put(topic, figures);
        Gauge.builder("dangol.inbox.waiting.events", figures, of -> of.waiting)
                .tags(tags)
                .tag("topic", topic)
                .register(meters);
        Gauge.builder("dangol.inbox.lag.seconds", figures, of -> of.lagMs / 1000.0)
                .tags(tags)
                .tag("topic", topic)
                .register(meters);
    }

    /** After each turn: how many events took effect. */
    void turned(int fresh) {
        consumed.addAndGet(fresh);
        turned = System.nanoTime();
    }

    /** How many events lie in Kafka that were not taken in, and how old the last one was when it took effect. */
    void stands(String topic, long waiting, long lagMs) {
        OfTopic figures = topics.get(topic);
        if (figures != null) {
            figures.waiting = waiting;
            figures.lagMs = lagMs;
        }
    }

    /** A consumer turns at least once a second while Kafka and the database answer. */
    private double silenceSeconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - turned) / 1000.0;
    }
}
