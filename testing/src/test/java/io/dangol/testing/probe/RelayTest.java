package io.dangol.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.platform.eventlog.Position;
import io.dangol.platform.eventlog.Relay;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The log reaches Kafka in its order and without loss, whatever happens to the relay. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Probe probe;
    private final Tally tally;
    private final Relay relay;
    private final String run = UUID.randomUUID() + "-";

    RelayTest(Probe probe, Tally tally, Relay relay) {
        this.probe = probe;
        this.tally = tally;
        this.relay = relay;
    }

    @Test
    void an_event_arrives_as_a_cloud_event_under_its_key() {
        probe.append(run + "one", "key-1");

        awaitInKafka(1);
        ConsumerRecord<String, String> message = ours().get(0);
        assertThat(message.key()).isEqualTo("key-1");
        assertThat(message.value()).contains("\"thing\":\"" + run + "one\"").doesNotContain("key-1");
        assertThat(Probe.header(message, "ce_type")).isEqualTo(Happened.TYPE);
        assertThat(Probe.header(message, "ce_source")).isEqualTo("/dangol/probe");
        assertThat(Probe.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(Probe.header(message, "content-type")).isEqualTo("application/json");
    }

    @Test
    void a_transaction_that_commits_late_is_not_passed_over() throws SQLException {
        try (Connection early = probe.transaction()) {
            probe.append(early, run + "1 begun first", "key");
            probe.append(run + "2 committed first", "key");
            await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> ours().isEmpty());

            early.commit();
        }

        awaitInKafka(2);
        assertThat(things()).containsExactly(run + "1 begun first", run + "2 committed first");
        assertThat(positions()).isSorted();
    }

    @Test
    void what_is_rolled_back_is_never_told() throws SQLException {
        try (Connection regretted = probe.transaction()) {
            probe.append(regretted, run + "regretted", "key");
            regretted.rollback();
        }
        probe.append(run + "kept", "key");

        awaitInKafka(1);
        assertThat(things()).containsExactly(run + "kept");
    }

    @Test
    void many_at_once_keep_the_order_of_their_positions_in_every_partition() {
        IntStream.range(0, 300).parallel().forEach(i -> probe.append(run + i, "key-" + i % 17));

        awaitInKafka(300);
        for (int partition = 0; partition < Happened.TOPIC.partitions(); partition++) {
            int of = partition;
            List<Position> positions = ours().stream()
                    .filter(message -> message.partition() == of)
                    .map(RelayTest::position)
                    .toList();
            assertThat(positions).isNotEmpty().isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void one_relay_leads_and_when_its_connection_is_cut_a_relay_goes_on_without_loss() {
        await().atMost(PATIENCE).until(() -> probe.leader() != 0);
        int before = probe.leader();
        probe.append(run + "before", "key");

        probe.execute("select pg_terminate_backend(" + before + ")");
        probe.append(run + "meanwhile", "key");

        await().atMost(PATIENCE).until(() -> probe.leader() != 0 && probe.leader() != before);
        // The relay may have been cut off before it noted the first: then that goes out again, and takes effect once.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tally.inOrder(run)).containsExactly(run + "before", run + "meanwhile"));
    }

    @Test
    void a_relay_that_was_thought_dead_can_no_longer_write() {
        probe.append(run + "1", "key");
        awaitInKafka(1);
        try (KafkaProducer<String, String> thoughtDead =
                new KafkaProducer<>(probe.asRelay(), new StringSerializer(), new StringSerializer())) {
            thoughtDead.initTransactions();
            thoughtDead.beginTransaction();
            probe.append(run + "2", "key");
            // Ours found itself fenced, came back, and so fenced the other.
            awaitInKafka(2);

            assertThatThrownBy(() -> {
                        var unused = thoughtDead.send(new ProducerRecord<>(probe.topic(), "key", run + "stale"));
                        thoughtDead.commitTransaction();
                    })
                    .isInstanceOf(KafkaException.class);
        }
        probe.append(run + "3", "key");

        awaitInKafka(3);
        assertThat(things()).containsExactly(run + "1", run + "2", run + "3");
    }

    @Test
    void a_log_that_is_read_again_from_its_start_changes_nothing_a_second_time() {
        probe.append(run + "a", "key");
        await().atMost(PATIENCE).until(() -> tally.effects(run + "a") == 1);
        long published = relay.published();

        probe.execute("update relay_position set epoch = 0, xid = '0', id = 0");
        // Its own idea of where it stands is in memory: a new leader reads the table.
        probe.execute("select pg_terminate_backend(" + probe.leader() + ")");
        probe.append(run + "b", "key");

        await().atMost(PATIENCE).until(() -> tally.effects(run + "b") == 1);
        assertThat(relay.published()).isGreaterThan(published + 1);
        assertThat(ours().stream().filter(message -> message.value().contains(run + "a")))
                .hasSizeGreaterThan(1);
        assertThat(tally.effects(run + "a")).isEqualTo(1);
    }

    @Test
    void after_a_restored_backup_a_new_epoch_makes_lower_transaction_numbers_newer() {
        probe.append(run + "before the restore", "key");
        await().atMost(PATIENCE).until(() -> tally.effects(run + "before the restore") == 1);

        probe.execute("insert into event_log_epoch (epoch) select max(epoch) + 1 from event_log_epoch");
        probe.execute(
                "insert into event_log (xid, event_id, topic, key, type, occurred_at, payload) values ('3', '%s', '%s', 'key', '%s', now(), '{\"thing\":\"%s\"}')"
                        .formatted(UUID.randomUUID(), Happened.TOPIC.name(), Happened.TYPE, run + "after the restore"));

        await().atMost(PATIENCE).until(() -> tally.effects(run + "after the restore") == 1);
    }

    @Test
    void transactions_are_ordered_as_numbers_and_not_as_words() throws SQLException {
        try (Connection both = probe.transaction()) {
            execute(both, "insert into event_log_epoch (epoch) select max(epoch) + 1 from event_log_epoch");
            execute(both, event("10", "second"));
            execute(both, event("9", "first"));
            both.commit();
        }

        await().atMost(PATIENCE).until(() -> tally.effects(run + "second") == 1);
        assertThat(things()).containsExactly(run + "first", run + "second");
        assertThat(tally.inOrder(run)).containsExactly(run + "first", run + "second");
    }

    @Test
    void the_log_refuses_to_be_changed() {
        probe.append(run + "written", "key");

        for (String change : List.of("update event_log set payload = ''", "delete from event_log")) {
            assertThatThrownBy(() -> probe.execute(change)).rootCause().hasMessageContaining("append-only");
        }
    }

    private void awaitInKafka(int events) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ours()).hasSize(events));
    }

    private List<String> things() {
        return ours().stream()
                .map(message -> message.value().replaceAll(".*\"thing\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private List<Position> positions() {
        return ours().stream().map(RelayTest::position).toList();
    }

    private static Position position(ConsumerRecord<String, String> message) {
        return Position.parse(Probe.header(message, "dangol_position"));
    }

    /** Those of this test's events that are in Kafka. */
    private List<ConsumerRecord<String, String>> ours() {
        return probe.inKafka().stream()
                .filter(message -> message.value().contains(run))
                .toList();
    }

    /** Written by the transaction of that number. */
    private String event(String xid, String thing) {
        return "insert into event_log (xid, event_id, topic, key, type, occurred_at, payload)"
                + " values ('%s', '%s', '%s', 'key', '%s', now(), '{\"thing\":\"%s\"}')"
                        .formatted(xid, UUID.randomUUID(), Happened.TOPIC.name(), Happened.TYPE, run + thing);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
