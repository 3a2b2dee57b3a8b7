package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.suite.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with real PostgreSQL and Kafka, and five processes that stand in for the services. */
class LauncherTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private Path root;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false, true, 100);
    private final Map<Service, Integer> ports = Ports.free();

    @SuppressWarnings("NullAway.Init") // Made before each test, in its own folder.
    private Launcher launcher;

    @BeforeEach
    void build() throws IOException {
        StandInService.buildAll(root);
        launcher = launcher(Map.of());
    }

    @AfterEach
    void stop() {
        launcher.down();
    }

    @Test
    void up_starts_everything_once_and_down_stops_it() {
        launcher.up();
        Map<Service, Long> first = pids();
        launcher.up();

        assertThat(pids()).isEqualTo(first).hasSize(5);
        assertThat(new Status(launcher, Clock.systemUTC()).print(console)).isTrue();

        launcher.down();

        assertThat(launcher.isAnythingRunning()).isFalse();
        assertThat(new Status(launcher, Clock.systemUTC()).print(console)).isFalse();
        assertThat(launcher.machinery().postgres()).isEmpty();
    }

    @Test
    void what_was_killed_is_started_again_and_the_rest_is_left_alone() {
        launcher.up();
        Map<Service, Long> first = pids();
        kill(Service.LOYALTY);

        launcher.up();

        Map<Service, Long> second = pids();
        assertThat(second.remove(Service.LOYALTY)).isNotEqualTo(first.remove(Service.LOYALTY));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void one_service_is_stopped_alone_and_can_be_told_all_it_needs_to_run_from_its_sources() {
        launcher.up();
        Map<Service, Long> before = pids();

        launcher.down(Service.LOYALTY);

        before.remove(Service.LOYALTY);
        assertThat(pids()).isEqualTo(before);
        assertThat(launcher.environment(Service.LOYALTY))
                .containsEntry(
                        "QUARKUS_HTTP_PORT", String.valueOf(launcher.ports().of(Service.LOYALTY)))
                .containsKeys("QUARKUS_DATASOURCE_PASSWORD", "KAFKA_BOOTSTRAP_SERVERS", "DANGOL_SECRETS_CARD_KEY");
    }

    @Test
    void secrets_are_made_once_and_nobody_else_may_read_them() throws IOException {
        launcher.up();
        String secret = launcher.admin().clientSecret();
        launcher.down();

        launcher.up();

        assertThat(launcher.admin().clientSecret()).isEqualTo(secret).hasSize(43);
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce(secret);
        assertThat(permissions(launcher.home().folder())).isEqualTo("rwx------");
        assertThat(permissions(launcher.home().credentials())).isEqualTo("rw-------");
        assertThat(permissions(launcher.home().secrets())).isEqualTo("rw-------");
    }

    @Test
    void a_taken_port_is_named_before_anything_is_started() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            launcher = launcher(Map.of("DANGOL_PARTNER_PORT", String.valueOf(other.getLocalPort())));

            assertThatThrownBy(launcher::up)
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("Port %d of partner-service is taken".formatted(other.getLocalPort()))
                    .hasMessageContaining("DANGOL_PARTNER_PORT");
            assertThat(launcher.isAnythingRunning()).isFalse();
        }
    }

    @Test
    void a_service_that_ends_at_its_start_is_named_with_the_end_of_its_log() {
        launcher = launcher(Map.of("DANGOL_LOYALTY_JAVA_OPTS", "-Xmx1x"));

        assertThatThrownBy(launcher::up)
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("loyalty-service ended while it started")
                .hasMessageContaining("-Xmx1x");
    }

    @Test
    void a_running_suite_refuses_to_move_to_other_ports() {
        launcher.up();
        launcher = launcher(Map.of("DANGOL_GATEWAY_PORT", "1"));

        assertThatThrownBy(launcher::up)
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("./dangol down first to move it to 1");
    }

    @Test
    void a_process_that_only_has_the_number_of_ours_is_left_alone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            launcher.home().create();
            Path note = launcher.home().running(Service.LOYALTY.module());
            new Started(stranger.pid(), "12345@another-boot", Clock.systemUTC().instant()).noteIn(note);

            launcher.down();

            assertThat(stranger.isAlive()).isTrue();
            assertThat(note).doesNotExist();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_killed_infrastructure_leaves_postgresql_behind_and_down_ends_it() {
        launcher.up();
        long postgres = launcher.machinery().postgres().orElseThrow();
        kill(launcher.machinery().running());

        launcher.down();

        assertThat(Kernel.birthOf(postgres)).isEmpty();
    }

    @Test
    void reset_forgets_everything() {
        launcher.up();

        launcher.reset();

        assertThat(launcher.home().folder()).doesNotExist();
        assertThat(launcher.isAnythingRunning()).isFalse();
    }

    private Launcher launcher(Map<String, String> environment) {
        Map<Service, Integer> wanted = new EnumMap<>(ports);
        wanted.putAll(Settings.of(root, environment, Map.of()).ports());
        Home home = new Home(root.resolve(".dangol"));
        Settings settings = new Settings(root, home, wanted, Duration.ofSeconds(60), environment, false);
        return new Launcher(settings, console, Clock.systemUTC());
    }

    private Map<Service, Long> pids() {
        Map<Service, Long> pids = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            launcher.running(service).ifPresent(process -> pids.put(service, process.pid()));
        }
        return pids;
    }

    private void kill(Service service) {
        kill(launcher.running(service));
    }

    private static void kill(Optional<Started> process) {
        ProcessHandle handle = ProcessHandle.of(process.orElseThrow().pid()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
