package io.dangol.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopWhatRuns() throws Exception {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void data_survives_a_restart() throws Exception {
        Process first = start(0, 0);
        Properties where = whenReady(first);
        execute(where, "create table kept (n int); insert into kept values (42)");
        first.destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();

        Properties again = whenReady(start(0, 0));

        assertThat(number(again, "select n from kept")).isEqualTo(42);
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_taken_over() throws Exception {
        Process first = start(0, 0);
        Properties where = whenReady(first);
        long server = number(where, "select pg_backend_pid()");
        first.destroyForcibly().waitFor();
        Files.delete(folder.resolve(Infrastructure.FILE));

        Properties again = whenReady(start(0, 0));

        assertThat(server).isPositive();
        assertThat(again.getProperty("postgres.port")).isEqualTo(where.getProperty("postgres.port"));
    }

    @Test
    void a_killed_postgresql_is_started_again() throws Exception {
        Properties where = whenReady(start(0, 0));
        long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());

        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> number(where, "select 1") == 1
                        && postmaster
                                != Long.parseLong(Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                                        .get(0)
                                        .strip()));
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start(0, taken.getLocalPort());

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(Files.readString(log())).contains("Port " + taken.getLocalPort() + " for Kafka is taken");
        }
    }

    private Process start(int postgresPort, int kafkaPort) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Infrastructure.JVM_OPTIONS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Infrastructure.class.getName(),
                "folder=" + folder,
                "postgresPort=" + postgresPort,
                "kafkaPort=" + kafkaPort));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path log() {
        return folder.resolve("test.log");
    }

    private Properties whenReady(Process process) {
        Path file = folder.resolve(Infrastructure.FILE);
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Ended: " + Files.readString(log()));
            }
            return Files.exists(file);
        });
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties where = new Properties();
            where.load(reader);
            return where;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Properties where, String sql) throws SQLException {
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Properties where, String sql) throws SQLException {
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(Properties where) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + where.getProperty("postgres.port") + "/postgres";
        return DriverManager.getConnection(
                url, where.getProperty("postgres.user"), where.getProperty("postgres.password"));
    }
}
