package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does for those who measure the suite or build it. */
class WorkbenchTest {

    private final Console console = new Console(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, false, 100);

    @TempDir
    private Path root;

    private Launcher launcher;

    @BeforeEach
    void build() throws IOException {
        StandInService.buildAll(root);
        launcher = new Launcher(Settings.beside(root, root.resolve(".dangol"), Map.of()), console, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        launcher.down();
    }

    @Test
    void a_database_is_copied_while_a_service_is_connected_which_may_come_back_after() throws SQLException {
        launcher.up();
        Map<String, String> loyalty = launcher.environment(Service.LOYALTY);
        try (Connection service = connect(loyalty);
                Statement statement = service.createStatement()) {
            statement.execute("create table kept as select 7 as value");

            Launcher.Playground copy = launcher.playground(Service.LOYALTY, "copied");

            assertThat(seven(DriverManager.getConnection(
                            Databases.url(copy.port(), copy.database()), "postgres", copy.password())))
                    .isEqualTo(7);
            assertThat(service.isValid(2)).isFalse();
        }
        assertThat(seven(connect(loyalty))).isEqualTo(7);
    }

    @Test
    void a_training_run_leaves_each_service_its_classes_and_nothing_else() {
        Path home = root.resolve("training");

        new Training(root, home, Map.of(), console, Clock.systemUTC())
                .run(suite -> assertThat(suite.isAnythingRunning()).isTrue());

        assertThat(home).doesNotExist();
        for (Service service : Service.values()) {
            assertThat(launcher.jar(service).resolveSibling(Training.CLASSES)).isNotEmptyFile();
        }
    }

    private static Connection connect(Map<String, String> service) throws SQLException {
        return DriverManager.getConnection(
                service.get("QUARKUS_DATASOURCE_JDBC_URL"),
                service.get("QUARKUS_FLYWAY_USERNAME"),
                service.get("QUARKUS_FLYWAY_PASSWORD"));
    }

    private static int seven(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select value from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
