package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.wall.RowSecurity;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A database that goes away takes its connections with it, never a place in the pool. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int IDLE = 5;
    /** Of the pool of 16, what is left beside the relay's own connection and a passing need of others. */
    private static final int FREE = 14;

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;

    PoolTest(AgroalDataSource dataSource, RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
    }

    @Test
    void connections_that_were_cut_while_idle_are_all_given_again() throws SQLException {
        try (Connection beside = besideThePool()) {
            awaitLeader(beside);
            giveBack(take(IDLE));

            cutAllOthers(beside);
            awaitLeader(beside);
        }

        List<Connection> taken = take(FREE);
        assertThat(taken).hasSize(FREE);
        giveBack(taken);
    }

    @Test
    void of_requests_on_connections_that_were_cut_each_fails_once_at_most() throws SQLException {
        try (Connection beside = besideThePool()) {
            awaitLeader(beside);
            giveBack(take(IDLE));
            cutAllOthers(beside);
        }

        await().atMost(PATIENCE).until(() -> IntStream.range(0, 2 * FREE).allMatch(request -> status() == 200));
    }

    @Test
    void one_that_the_driver_has_closed_is_given_out_all_the_same_and_fails_its_taker() throws SQLException {
        Connection closed = besideThePool();
        closed.close();

        assertThatCode(() -> rowSecurity.onConnectionAcquire(closed)).doesNotThrowAnyException();
    }

    private static int status() {
        String bearer = Tokens.of("hq-agent", "operations:read").bearer();
        return given().auth().oauth2(bearer).get("/v1/probes/walled").statusCode();
    }

    /** Asking through the pool would take the cut connections out of the relay's way. */
    private static Connection besideThePool() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    private static void awaitLeader(Connection beside) {
        await().atMost(PATIENCE).until(() -> Probe.leader(beside) != 0);
    }

    private List<Connection> take(int count) throws SQLException {
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(dataSource.getConnection());
        }
        return taken;
    }

    private static void giveBack(List<Connection> taken) throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    /** As a restart of PostgreSQL would. */
    private static void cutAllOthers(Connection beside) throws SQLException {
        Probe.strings(
                beside,
                "select pg_terminate_backend(pid)::text from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }
}
