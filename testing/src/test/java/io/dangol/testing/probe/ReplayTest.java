package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.dangol.platform.eventlog.Position;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What Kafka has lost it gets again out of the log, in order, and nobody takes it in twice. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REPLAYS = "/v1/operations/probe/replays";

    private final Probe probe;
    private final Tally tally;
    private final String run = UUID.randomUUID() + "-";
    private final List<String> things =
            IntStream.range(0, 60).mapToObj(i -> run + i).toList();

    ReplayTest(Probe probe, Tally tally) {
        this.probe = probe;
        this.tally = tally;
    }

    @Test
    void after_kafka_has_lost_everything_a_replay_puts_all_events_there_again_in_order() throws Exception {
        things.forEach(thing -> probe.append(thing, thing));
        awaitEffects(things);

        probe.loseTopics();
        replay("{}").statusCode(200).body("unpublished", greaterThanOrEqualTo(0));

        awaitInKafka(things);
        assertThatEachTookEffectOnce();
    }

    @Test
    void a_relay_that_finds_its_topics_gone_fills_them_before_it_goes_on() throws Exception {
        things.forEach(thing -> probe.append(thing, thing));
        awaitEffects(things);

        probe.loseTopics();
        probe.execute("select pg_terminate_backend(" + probe.leader() + ")");

        awaitInKafka(things);
        assertThatEachTookEffectOnce();
    }

    @Test
    void a_replay_from_a_moment_leaves_out_what_was_before() {
        probe.append(run + "before", "key");
        awaitEffects(List.of(run + "before"));
        Instant moment = Instant.now();
        probe.append(run + "after", "key");
        awaitEffects(List.of(run + "after"));

        replay("{\"from\": \"" + moment + "\"}").statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(inKafka()).containsExactly(run + "before", run + "after", run + "after"));
        probe.append(run + "next", "key");
        awaitEffects(List.of(run + "next"));
        assertThat(tally.inOrder(run)).containsExactly(run + "before", run + "after", run + "next");
        assertThat(tally.effects(run + "after")).isEqualTo(1);
    }

    @Test
    void a_replay_of_nothing_moves_nothing() {
        probe.append(run + "a", "key");
        awaitEffects(List.of(run + "a"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> replay("{\"from\": \"2999-01-01T00:00:00Z\"}")
                        .statusCode(200)
                        .body("unpublished", equalTo(0)));
    }

    @Test
    void a_replay_needs_its_scope_and_its_service() {
        String reader = Tokens.of("erp", "operations:read").bearer();

        post(reader, REPLAYS, "{}").statusCode(403).body("type", endsWith(":scope-missing"));
        post(Tokens.admin(), "/v1/operations/other/replays", "{}").statusCode(404);
        replay("{\"from\": \"yesterday\"}").statusCode(400);
    }

    private void assertThatEachTookEffectOnce() {
        probe.append(run + "next", "key");
        awaitEffects(List.of(run + "next"));
        assertThat(things).allMatch(thing -> tally.effects(thing) == 1);
    }

    private static ValidatableResponse replay(String body) {
        return post(Tokens.admin(), REPLAYS, body);
    }

    private static ValidatableResponse post(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private void awaitEffects(List<String> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(expected).allMatch(thing -> tally.effects(thing) == 1));
    }

    /** Each once, and each partition in the order of the log. */
    private void awaitInKafka(List<String> expected) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(inKafka()).containsExactlyInAnyOrderElementsOf(expected);
            for (int partition = 0; partition < Happened.TOPIC.partitions(); partition++) {
                assertThat(positions(partition)).isSorted().doesNotHaveDuplicates();
            }
        });
    }

    private List<String> inKafka() {
        return probe.inKafka().stream()
                .map(message -> message.value().replaceAll(".*\"thing\":\"([^\"]*)\".*", "$1"))
                .filter(thing -> thing.startsWith(run))
                .toList();
    }

    private List<Position> positions(int partition) {
        return probe.inKafka().stream()
                .filter(message -> message.partition() == partition)
                .filter(message -> message.value().contains(run))
                .map(ReplayTest::position)
                .toList();
    }

    private static Position position(ConsumerRecord<String, String> message) {
        return Position.parse(Probe.header(message, "dangol_position"));
    }
}
