package io.dangol.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path temporary;

    private final List<RunningInfrastructure> started = new ArrayList<>();

    @AfterEach
    void stopWhatRuns() throws Exception {
        for (RunningInfrastructure each : started) {
            each.stop();
        }
        Path data = folder().resolve("postgres/data");
        Postmaster.running(data).ifPresent(Postmaster::kill);
        UnpackedOnce.forget(folder().resolve("postgres"));
    }

    @Test
    void data_and_messages_survive_a_restart() throws Exception {
        RunningInfrastructure first = start();
        first.execute("create table kept (n int); insert into kept values (42)");
        Messages.send(first.whenReady(), "kept", "hello");
        first.stop();

        RunningInfrastructure again = start();

        assertThat(again.number("select n from kept")).isEqualTo(42);
        assertThat(Messages.read(again.whenReady(), "kept")).containsExactly("hello");
    }

    @Test
    void what_a_killed_process_left_behind_is_taken_over() throws Exception {
        RunningInfrastructure first = start();
        Messages.send(first.whenReady(), "kept", "hello");
        long postmaster = first.postmaster();
        String port = first.whenReady().getProperty("postgres.port");
        first.kill();

        RunningInfrastructure again = start();

        assertThat(again.whenReady().getProperty("postgres.port")).isEqualTo(port);
        assertThat(again.postmaster()).isEqualTo(postmaster);
        assertThat(Messages.read(again.whenReady(), "kept")).containsExactly("hello");
    }

    @Test
    void a_fresh_one_forgets_what_was_there() throws Exception {
        RunningInfrastructure first = start();
        first.execute("create table forgotten (n int)");
        first.kill();

        RunningInfrastructure again = start("fresh=true");

        assertThat(again.number("select count(*) from pg_class where relname = 'forgotten'"))
                .isZero();
    }

    @Test
    void a_killed_postgresql_is_started_again_on_its_port() throws Exception {
        RunningInfrastructure running = start();
        running.execute("create table kept (n int); insert into kept values (42)");
        long postmaster = running.postmaster();

        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> running.number("select n from kept") == 42 && running.postmaster() != postmaster);
    }

    @Test
    void a_taken_port_of_kafka_is_named_and_nothing_stays_behind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunningInfrastructure refused = start("kafkaPort=" + taken.getLocalPort());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.said().strip())
                    .isEqualTo("Port " + taken.getLocalPort() + " for Kafka is taken by another program");
            assertThat(refused.hasDatabaseServer()).isFalse();
        }
    }

    @Test
    void a_taken_port_of_postgresql_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunningInfrastructure refused = start("postgresPort=" + taken.getLocalPort());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.said().strip())
                    .isEqualTo("Port " + taken.getLocalPort() + " for PostgreSQL is taken by another program");
        }
    }

    @Test
    void told_to_stop_it_leaves_no_file_and_no_server() throws Exception {
        RunningInfrastructure running = start();
        running.execute("select 1");

        running.stop();

        assertThat(folder().resolve(Infrastructure.FILE)).doesNotExist();
        assertThat(running.hasDatabaseServer()).isFalse();
    }

    @Test
    void it_lives_as_long_as_somebody_holds_a_lease() throws Exception {
        RunningInfrastructure running = start("idleSeconds=2");

        try (Socket lease = running.lease()) {
            await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(running::isRunning);
            assertThat(lease.isClosed()).isFalse();
        }

        assertThat(running.exitCode()).isZero();
        assertThat(running.hasDatabaseServer()).isFalse();
    }

    @Test
    void it_ends_when_its_folder_is_deleted() throws Exception {
        RunningInfrastructure running = start();
        long postmaster = Long.parseLong(running.whenReady().getProperty("pid")) > 0 ? running.postmaster() : 0;

        Folders.delete(folder());

        assertThat(running.exitCode()).isZero();
        await().atMost(PATIENCE)
                .until(() -> !new Postmaster(postmaster, 0, folder().resolve("postgres/data")).isAlive());
    }

    @Test
    void the_password_is_random_and_only_its_owner_may_read_where_it_is_written() throws Exception {
        Properties where = start().whenReady();

        assertThat(where.getProperty("postgres.password")).hasSizeGreaterThan(30);
        assertThat(Files.getPosixFilePermissions(folder().resolve(Infrastructure.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder().resolve("postgres.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private RunningInfrastructure start(String... settings) throws Exception {
        UnpackedOnce.in(folder().resolve("postgres"));
        RunningInfrastructure running = RunningInfrastructure.start(folder(), settings);
        started.add(running);
        return running;
    }

    private Path folder() {
        return temporary.resolve("infrastructure");
    }
}
