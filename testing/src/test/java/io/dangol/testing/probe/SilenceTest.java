package io.dangol.testing.probe;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A connection that swallows everything and never ends holds nobody up for long. */
@QuarkusTest
@WithTestResource(SilentNetwork.class)
class SilenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The relay is told to wait for two seconds only, all others for thirty. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Probe probe;
    private final String run = UUID.randomUUID() + "-";

    SilenceTest(Probe probe) {
        this.probe = probe;
    }

    @Test
    void events_flow_again_when_the_connections_went_silent() throws SQLException {
        probe.append(run + "before", "key");
        try (Connection beside = beside()) {
            awaitEffect(beside, run + "before");
            int leader = Probe.leader(beside);

            SilentNetwork.swallow();
            insert(beside, run + "after");
            // PostgreSQL's own way to notice is its operating system's; here it is told.
            Probe.strings(beside, "select pg_terminate_backend(" + leader + ")::text");

            await().atMost(SOON).until(() -> Probe.leader(beside) != 0 && Probe.leader(beside) != leader);
            awaitEffect(beside, run + "after");
        }
    }

    private static void insert(Connection beside, String thing) throws SQLException {
        try (Statement insert = beside.createStatement()) {
            insert.execute("insert into event_log (event_id, topic, key, type, occurred_at, payload)"
                    + " values ('%s', '%s', 'key', '%s', now(), '{\"thing\":\"%s\"}')"
                            .formatted(UUID.randomUUID(), Happened.TOPIC.name(), Happened.TYPE, thing));
        }
    }

    private static void awaitEffect(Connection beside, String thing) {
        await().atMost(PATIENCE)
                .until(() -> Probe.strings(beside, "select effects::text from tally where thing = '" + thing + "'")
                        .contains("1"));
    }

    private static Connection beside() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("probe.beside", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
