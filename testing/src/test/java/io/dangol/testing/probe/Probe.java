package io.dangol.testing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.testing.Owner;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a test does to the log, to Kafka and to the database. */
@Singleton
class Probe {

    /** The relay's lock: "dangol" in ASCII. */
    private static final long RELAY_LOCK = 0x64616e676f6cL;

    private final AgroalDataSource dataSource;
    private final EventLog eventLog;
    private final String bootstrapServers;
    private final String prefix;

    Probe(
            AgroalDataSource dataSource,
            EventLog eventLog,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "dangol.topic-prefix") String prefix) {
        this.dataSource = dataSource;
        this.eventLog = eventLog;
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
    }

    String topic() {
        return prefix + Happened.TOPIC.name();
    }

    /** Of the relay's producer. */
    String transactionalId() {
        return prefix + "dangol.probe.relay";
    }

    /** Of the tally's consumer. */
    String group() {
        return prefix + "dangol.probe.tally";
    }

    Connection transaction() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void append(Connection connection, String thing, String key) throws SQLException {
        eventLog.append(connection, List.of(new Happened(thing, key, Instant.now())));
    }

    /** In a transaction of its own. */
    void append(String thing, String key) {
        try (Connection connection = transaction()) {
            append(connection, thing, key);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int execute(String sql) {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what the query finds. */
    List<String> strings(String query) {
        try (Connection connection = Owner.connect()) {
            return strings(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> strings(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    /** The server process that holds the relay's lock in our database, 0 if none does. */
    int leader() {
        try (Connection connection = Owner.connect()) {
            return leader(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int leader(Connection connection) throws SQLException {
        return strings(connection, """
                select pid from pg_locks
                 where locktype = 'advisory' and granted
                   and database = (select oid from pg_database where datname = current_database())
                   and (classid::bigint << 32 | objid::bigint) = %d""".formatted(RELAY_LOCK)).stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** All that is committed in the topic, in the order of each partition, from its beginning. */
    List<ConsumerRecord<String, String>> inKafka() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic()).stream()
                    .map(info -> new TopicPartition(topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    /** As a Kafka that has lost its data: nothing of ours is there. */
    void loseTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> ours = List.of(topic(), prefix + "dangol.probe.dead-letter");
            admin.deleteTopics(ours).all().get();
        }
    }

    static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    /** The settings of a producer that claims to be the relay. */
    Map<String, Object> asRelay() {
        return Map.of("bootstrap.servers", bootstrapServers, "transactional.id", transactionalId());
    }

    /** Another consumer takes the tally's partitions, never says how far it came, and goes again. */
    void whileTallyIsElsewhere(Runnable meanwhile) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", group(), "enable.auto.commit", false);
        try (KafkaConsumer<String, String> intruder =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            intruder.subscribe(List.of(topic()));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                var unused = intruder.poll(Duration.ofMillis(100));
                return !intruder.assignment().isEmpty();
            });
            meanwhile.run();
            var unused = intruder.poll(Duration.ofMillis(100));
        }
    }

    /** Whether Kafka remembers that the tally has read it. */
    boolean tallyIsKnownToHaveRead(String thing) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group())
                    .partitionsToOffsetAndMetadata()
                    .get();
            return inKafka().stream()
                    .filter(message -> message.value().contains(thing))
                    .allMatch(message -> {
                        OffsetAndMetadata upTo = read.get(new TopicPartition(message.topic(), message.partition()));
                        return upTo != null && upTo.offset() > message.offset();
                    });
        }
    }

    /** Writes to the topic past the relay: what another system, or an attacker with access to Kafka, could do. */
    void send(String thing, String key, Map<String, String> headers) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> message =
                    new ProducerRecord<>(topic(), key, "{\"thing\":\"" + thing + "\"}");
            headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
            var unused = producer.send(message);
            producer.flush();
        }
    }

    /** As a relay would write them. */
    static Map<String, String> envelope(String source, String position) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                source,
                "ce_type",
                Happened.TYPE,
                "ce_time",
                Instant.now().toString(),
                "dangol_position",
                position);
    }
}
