package io.dangol.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading the topic again, from its beginning, past all that was ever announced. */
class ClientReadingTest {

    private static final String TOPIC = "dangol.partner.api-client";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final ClientDirectory directory = new ClientDirectory();
    private final ClientTopic topic = new ClientTopic(
            new ClientEvents(new ObjectMapper().registerModule(new JavaTimeModule())),
            directory,
            new Pulse(),
            Map.of(),
            Optional.empty());
    private MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    @Test
    void a_revoked_client_is_let_in_at_no_moment_of_reading_again() {
        List<Boolean> letIn = new ArrayList<>();
        begin(2);
        next(() -> announce("till", client("till", "ACTIVE")));
        next(() -> announce("till", client("till", "REVOKED")));
        read();
        assertThat(directory.knows("till")).isFalse();

        begin(2);
        next(() -> announce("till", client("till", "ACTIVE")));
        next(() -> letIn.add(directory.knows("till")));
        next(() -> announce("till", client("till", "REVOKED")));
        next(() -> letIn.add(directory.knows("till")));
        read();

        assertThat(letIn).containsExactly(false, false);
        assertThat(directory.knows("till")).isFalse();
    }

    @Test
    void what_is_announced_later_is_known_at_once() {
        List<Boolean> letIn = new ArrayList<>();
        begin(1);
        next(() -> announce("till", client("till", "ACTIVE")));
        next(() -> announce("till", client("till", "REVOKED")));
        next(() -> letIn.add(directory.knows("till")));
        next(() -> announce("till", client("till", "ACTIVE")));
        next(() -> letIn.add(directory.knows("till")));

        read();

        assertThat(letIn).containsExactly(false, true);
    }

    @Test
    void an_event_that_is_no_client_costs_nobody_else_the_way_in() {
        begin(6);
        next(() -> {
            announce("till", client("till", "ACTIVE"));
            announce("nobody", client("nobody", "ACTIVE"));
            announce("nobody", "{\"clientId\":null,\"role\":\"pos\",\"status\":\"ACTIVE\"}");
            announce("nobody", "null");
            announce(null, null);
            announce(null, client("stranger", "ACTIVE"));
        });

        read();

        assertThat(directory.knows("till")).isTrue();
        assertThat(directory.knows("nobody")).isFalse();
        assertThat(directory.knows("stranger")).isFalse();
    }

    private void begin(long end) {
        consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        offset = 0;
    }

    /** Until Kafka goes away. */
    private void read() {
        next(consumer::wakeup);
        assertThatThrownBy(() -> topic.readOn(consumer)).isInstanceOf(WakeupException.class);
    }

    private void next(Runnable poll) {
        consumer.schedulePollTask(poll);
    }

    private void announce(@Nullable String key, @Nullable String client) {
        ConsumerRecord<String, byte[]> event =
                new ConsumerRecord<>(TOPIC, 0, offset++, key, client == null ? null : client.getBytes(UTF_8));
        event.headers().add("ce_type", "io.dangol.partner.ApiClientChanged.v1".getBytes(UTF_8));
        consumer.addRecord(event);
    }

    private static String client(String id, String status) {
        return "{\"clientId\":\"%s\",\"role\":\"pos\",\"status\":\"%s\"}".formatted(id, status);
    }
}
