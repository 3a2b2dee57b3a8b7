package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log can always be written, whatever month it is and whatever the clock says. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class UpkeepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Probe probe;
    private final Tally tally;
    private final Flyway flyway;
    private final String run = UUID.randomUUID() + "-";

    UpkeepTest(Probe probe, Tally tally, Flyway flyway) {
        this.probe = probe;
        this.tally = tally;
        this.flyway = flyway;
    }

    @AfterEach
    void forget_months_that_only_a_test_has_made() {
        partitions().stream()
                .filter(month -> month.compareTo(partition(3)) > 0)
                .forEach(month -> probe.execute("drop table " + month));
    }

    @Test
    void a_clock_that_jumps_far_ahead_or_back_stops_no_event() {
        insertAt(run + "ahead", "now() + interval '20 months'");
        insertAt(run + "back", "now() - interval '20 months'");

        await().atMost(PATIENCE).until(() -> tally.effects(run + "ahead") == 1 && tally.effects(run + "back") == 1);
    }

    @Test
    void months_are_made_ahead_again_and_again() {
        String last = partitions().get(partitions().size() - 1);
        assertThat(last).isEqualTo(partition(3));

        probe.execute("drop table " + last);

        await().atMost(PATIENCE).until(() -> partitions().contains(last));
    }

    @Test
    void a_month_that_began_under_a_wrong_clock_holds_no_other_up() {
        insertAt(run + "ahead", "now() + interval '7 months'");

        probe.execute("select event_log_ensure_partitions(8)");

        assertThat(partitions()).contains(partition(6), partition(8)).doesNotContain(partition(7));
    }

    @Test
    void making_a_month_waits_for_no_writer_and_no_writer_for_it() throws SQLException {
        String last = partition(3);
        try (Connection writer = probe.transaction()) {
            probe.append(writer, run + "long", "key");
            probe.execute("select event_log_ensure_partitions(9)");
            writer.commit();
        }

        assertThat(partitions()).contains(last, partition(9));
    }

    @Test
    void what_is_over_and_published_is_dropped_also_where_a_wrong_clock_has_put_it() {
        insertAt(run + "back", "now() - interval '30 months'");
        await().atMost(PATIENCE).until(() -> tally.effects(run + "back") == 1);
        assertThat(probe.strings("select event_log_drop_before(now() - interval '40 months')"))
                .containsExactly("0");

        await().atMost(PATIENCE).until(() -> {
            probe.execute("select event_log_drop_before(now() + interval '30 months')");
            return probe.strings("select 1 from event_log_default").isEmpty();
        });
        probe.execute("select event_log_ensure_partitions(3)");
        probe.append(run + "goes on", "key");

        await().atMost(PATIENCE).until(() -> tally.effects(run + "goes on") == 1);
    }

    @Test
    void a_service_that_has_its_own_migrations_already_takes_in_a_new_one_of_the_platform() {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        var configured = flyway.getConfiguration();
        Flyway.configure()
                .dataSource(configured.getUrl(), configured.getUser(), configured.getPassword())
                .schemas(schema)
                .locations("filesystem:src/test/resources/db/migration")
                .load()
                .migrate();

        int ofThePlatform = Flyway.configure()
                .configuration(configured)
                .schemas(schema)
                .defaultSchema(schema)
                .load()
                .migrate()
                .migrationsExecuted;

        assertThat(ofThePlatform).isGreaterThanOrEqualTo(6);
        probe.execute("drop schema " + schema + " cascade");
    }

    @Test
    void the_threads_that_everything_hangs_on_are_watched() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'workers' }.data.all", containsString("relay"))
                .body("checks.find { it.name == 'workers' }.data.all", containsString("inbox-tally"))
                .body("checks.find { it.name == 'workers' }.data.all", containsString("event-log-upkeep"))
                .body("checks.find { it.name == 'workers' }.data.ended", equalTo(""));
    }

    private void insertAt(String thing, String recordedAt) {
        probe.execute("insert into event_log (event_id, topic, key, type, occurred_at, payload, recorded_at)"
                + " values ('%s', '%s', 'key', '%s', now(), '{\"thing\":\"%s\"}', %s)"
                        .formatted(UUID.randomUUID(), Happened.TOPIC.name(), Happened.TYPE, thing, recordedAt));
    }

    private List<String> partitions() {
        return probe.strings("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = 'event_log'::regclass and c.relname <> 'event_log_default' order by 1");
    }

    private static String partition(int monthsAhead) {
        return "event_log_"
                + YearMonth.now(ZoneOffset.UTC)
                        .plusMonths(monthsAhead)
                        .toString()
                        .replace('-', '_');
    }
}
