package io.dangol.platform.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.platform.trace.Step;
import io.dangol.platform.trace.TraceParent;
import io.dangol.platform.trace.Tracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The relay's hand into Kafka: whole batches or nothing, fenced against a relay that was thought dead. */
final class RelayProducer implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final KafkaProducer<String, String> producer;
    private final Tracing tracing;

    private RelayProducer(KafkaSettings settings, KafkaProducer<String, String> producer, Tracing tracing) {
        this.settings = settings;
        this.producer = producer;
        this.tracing = tracing;
    }

    static RelayProducer open(KafkaSettings settings, Map<String, Object> kafka, Tracing tracing) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.prefixed("dangol." + settings.service() + ".relay"));
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "relay-" + settings.service());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(CLOSE_TIMEOUT);
            throw e;
        }
        return new RelayProducer(settings, producer, tracing);
    }

    void publish(List<LoggedEvent> events) {
        List<Step> steps = new ArrayList<>();
        producer.beginTransaction();
        for (LoggedEvent event : events) {
            Step step = begun(event);
            steps.add(step);
            var unused = producer.send(record(event, step));
        }
        producer.commitTransaction();
        steps.forEach(Step::end);
    }

    /** Of a trace that is kept alone: an event begins none. */
    private Step begun(LoggedEvent event) {
        String parent = event.cause().traceParent();
        if (parent == null) {
            return Step.UNKEPT;
        }
        Step step = tracing.begin(Tracing.Role.PRODUCER, "publish " + event.topic(), parent);
        step.attribute("messaging.system", "kafka");
        step.attribute("messaging.destination.name", event.topic());
        step.attribute("messaging.message.id", event.eventId().toString());
        return step;
    }

    private ProducerRecord<String, String> record(LoggedEvent event, Step step) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(settings.prefixed(event.topic()), event.key(), event.payload());
        Headers headers = record.headers();
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", event.eventId().toString());
        header(headers, "ce_source", "/dangol/" + settings.service());
        header(headers, "ce_type", event.type());
        header(headers, "ce_time", event.occurredAt().toString());
        header(headers, "content-type", "application/json");
        header(headers, "dangol_position", event.position().toString());
        optional(headers, "dangol_correlation_id", event.cause().correlationId());
        optional(headers, TraceParent.HEADER, step.traceParent());
        return record;
    }

    private static void optional(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            header(headers, name, value);
        }
    }

    private static void header(Headers headers, String name, String value) {
        var unused = headers.add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
