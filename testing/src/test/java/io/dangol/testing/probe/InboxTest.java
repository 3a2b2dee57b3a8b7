package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every event takes effect once, or lies where an operator sees it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LETTERS = "/v1/operations/probe/dead-letters";

    private final Probe probe;
    private final Tally tally;
    private final String run = UUID.randomUUID() + "-";
    private final String source = "/dangol/" + UUID.randomUUID();

    InboxTest(Probe probe, Tally tally) {
        this.probe = probe;
        this.tally = tally;
    }

    @Test
    void repeated_and_outdated_events_are_skipped() {
        probe.send(run + "2", "key", Probe.envelope(source, "1.10.2"));
        probe.send(run + "2", "key", Probe.envelope(source, "1.10.2"));
        probe.send(run + "1", "key", Probe.envelope(source, "1.10.1"));
        probe.send(run + "0", "key", Probe.envelope(source, "1.9.99"));
        probe.send(run + "3", "key", Probe.envelope(source, "1.11.1"));

        awaitEffect(run + "3");
        assertThat(tally.inOrder(run)).containsExactly(run + "2", run + "3");
        assertThat(tally.effects(run + "2")).isEqualTo(1);
    }

    @Test
    void sources_are_counted_apart() {
        probe.send(run + "of one", "key", Probe.envelope(source, "1.10.1"));
        probe.send(run + "of another", "key", Probe.envelope(source + "b", "1.1.1"));

        awaitEffect(run + "of another");
        assertThat(tally.inOrder(run)).hasSize(2);
    }

    @Test
    void a_bad_event_becomes_a_dead_letter_and_those_around_it_take_effect() {
        tally.failAt(run + "bad");

        probe.append(run + "a", "key");
        probe.append(run + "bad", "key");
        probe.append(run + "z", "key");

        awaitEffect(run + "z");
        assertThat(tally.effects(run + "a")).isEqualTo(1);
        assertThat(tally.effects(run + "bad")).isZero();
        Map<String, Object> letter = letter();
        assertThat(letter).containsEntry("subscriber", "tally").containsEntry("type", Happened.TYPE);
        assertThat(letter.get("cause").toString())
                .contains("IllegalArgumentException")
                .doesNotContain(run);
        assertThat(letter.toString()).as("no payload: it may be personal").doesNotContain(run);
    }

    @Test
    void a_dead_letter_takes_effect_once_when_it_is_redriven_after_its_cause_was_mended() {
        tally.failAt(run + "bad");
        probe.append(run + "bad", "key");
        probe.append(run + "z", "key");
        awaitEffect(run + "z");
        String id = letter().get("id").toString();

        redrive(id).statusCode(422).body("type", endsWith(":redrive-failed"));
        assertThat(tally.effects(run + "bad")).isZero();
        assertThat(letters()).anyMatch(letter -> letter.get("id").equals(id));

        tally.mend(run + "bad");
        tally.hiccupAt(run + "bad", 1);
        redrive(id).statusCode(503).header("Retry-After", "1").body("type", endsWith(":busy"));
        redrive(id).statusCode(200).body("redrivenAt", org.hamcrest.Matchers.notNullValue());
        redrive(id).statusCode(200);
        assertThat(Owner.number("select count(*) from audit_entry where entry ->> 'operation' = 'redriveDeadLetter'"
                        + " and entry -> 'subjects' @> '[\"" + id + "\"]'"))
                .isPositive();
        assertThat(tally.effects(run + "bad")).isEqualTo(1);
        assertThat(letters()).noneMatch(letter -> letter.get("id").equals(id));
    }

    @Test
    void a_dead_letter_of_nobody_is_not_found_and_needs_its_scope() {
        redrive(UUID.randomUUID().toString()).statusCode(404).body("type", endsWith(":unknown-dead-letter"));
        given().auth()
                .oauth2(Tokens.of("erp", "sales:write").bearer())
                .get(LETTERS)
                .then()
                .statusCode(403)
                .body("type", endsWith(":scope-missing"));
        given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/operations/other/dead-letters")
                .then()
                .statusCode(404);
    }

    @Test
    void a_database_that_is_away_for_a_while_makes_no_dead_letter() {
        tally.hiccupAt(run + "later", 2);

        probe.append(run + "later", "key");

        awaitEffect(run + "later");
        assertThat(tally.effects(run + "later")).isEqualTo(1);
        assertThat(lettersOf(run)).isEmpty();
    }

    @Test
    void messages_without_a_readable_envelope_stop_nobody() {
        probe.send(run + "bare", "key", Map.of());
        for (String header : List.of("ce_id", "ce_time", "dangol_position")) {
            Map<String, String> spoilt = new HashMap<>(Probe.envelope(source, "1.1.1"));
            spoilt.put(header, "spoilt");
            probe.send(run + "spoilt " + header, "key", spoilt);
        }
        probe.append(run + "after", "key");

        awaitEffect(run + "after");
        assertThat(tally.inOrder(run)).containsExactly(run + "after");
    }

    @Test
    void another_consumer_that_takes_the_partitions_and_dies_doubles_and_loses_nothing() {
        List<String> things = IntStream.range(0, 200).mapToObj(i -> run + i).toList();
        things.subList(0, 100).forEach(thing -> probe.append(thing, thing));

        probe.whileTallyIsElsewhere(() -> things.subList(100, 200).forEach(thing -> probe.append(thing, thing)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tally.inOrder(run)).containsExactlyInAnyOrderElementsOf(things));
        assertThat(things).allMatch(thing -> tally.effects(thing) == 1);
    }

    @Test
    void a_database_restored_from_a_backup_reads_again_what_it_has_forgotten() {
        probe.append(run + "before the backup", "key");
        awaitEffect(run + "before the backup");
        await().atMost(PATIENCE)
                .until(() -> probe.strings("select 1 from inbox_watermark where next_offset is null")
                        .isEmpty());
        probe.execute("create table backup as select * from inbox_watermark");
        probe.append(run + "after it", "key");
        awaitEffect(run + "after it");
        awaitKafkaToKnow(run + "after it");

        probe.whileTallyIsElsewhere(() -> {
            probe.execute("delete from tally where thing = '%s'".formatted(run + "after it"));
            probe.execute("delete from inbox_watermark");
            probe.execute("insert into inbox_watermark select * from backup");
        });
        probe.execute("drop table backup");

        awaitEffect(run + "after it");
        assertThat(tally.effects(run + "before the backup")).isEqualTo(1);
    }

    @Test
    void the_flow_of_events_is_told_to_operators() {
        probe.append(run + "told", "key");
        awaitEffect(run + "told");

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.admin())
                        .get("/v1/operations/probe/events")
                        .then()
                        .statusCode(200)
                        .body("service", equalTo("probe"))
                        .body("unpublished", equalTo(0))
                        .body("waiting", equalTo(0)));
    }

    /** Until then Kafka would read it again of its own accord. */
    private void awaitKafkaToKnow(String thing) {
        await().atMost(PATIENCE).until(() -> probe.tallyIsKnownToHaveRead(thing));
    }

    private void awaitEffect(String thing) {
        await().atMost(PATIENCE).until(() -> tally.effects(thing) == 1);
    }

    private static ValidatableResponse redrive(String id) {
        return given().auth()
                .oauth2(Tokens.admin())
                .post(LETTERS + "/" + id + "/redrive")
                .then();
    }

    private static List<Map<String, Object>> letters() {
        return given().auth()
                .oauth2(Tokens.admin())
                .get(LETTERS + "?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
    }

    /** The newest: tests of a class run one after the other. */
    private static Map<String, Object> letter() {
        return letters().get(0);
    }

    private List<String> lettersOf(String prefix) {
        return probe.strings("select convert_from(payload, 'UTF8') from dead_letter").stream()
                .filter(payload -> payload.contains(prefix))
                .toList();
    }
}
