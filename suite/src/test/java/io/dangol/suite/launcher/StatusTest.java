package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table that {@code ./dangol status} shows. */
class StatusTest {

    @TempDir
    private Path root;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false, true, 100);

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
    void each_part_has_a_row_with_where_it_is_how_it_is_and_what_it_takes() {
        launcher.up();

        assertThat(isAllUp()).isTrue();

        assertRow("postgresql", launcher.machinery().postgres().orElseThrow(), ports().postgres(), "up");
        assertRow("kafka", launcher.machinery().running().orElseThrow().pid(), ports().kafka(), "up");
        for (Service service : Service.values()) {
            assertRow(service.module(), pid(service), ports().of(service), "up");
        }
        assertThat(shown().lines()).hasSize(9);
    }

    @Test
    void who_does_not_answer_is_told_from_who_is_gone() {
        launcher.up();
        Faults faults = new Faults(launcher);
        faults.pause(Service.LOYALTY);
        faults.kill(Service.PARTNER);

        assertThat(isAllUp()).isFalse();
        assertRow("loyalty-service", pid(Service.LOYALTY), ports().of(Service.LOYALTY), "not ready");
        assertThat(shown()).containsPattern("(?m)^  partner-service +- +[0-9]+ +down +- +-$");
        assertRow("gateway", pid(Service.GATEWAY), ports().of(Service.GATEWAY), "up");

        faults.resume(Service.LOYALTY);
        launcher.down();

        assertThat(isAllUp()).isFalse();
        assertThat(shown()).doesNotContain(" up ").containsPattern("(?m)^  kafka +- +[0-9]+ +down +- +-$");
    }

    private boolean isAllUp() {
        printed.reset();
        return new Status(launcher, Clock.systemUTC()).print(console);
    }

    private void assertRow(String name, long pid, int port, String health) {
        assertThat(shown())
                .containsPattern("(?m)^  %s +%d +%d +%s +[1-9][0-9]* MB +(%s)$"
                        .formatted(name, pid, port, health, "[0-9]+ s|[0-9]+ min [0-9]{2} s"));
    }

    private String shown() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Ports ports() {
        return launcher.ports();
    }

    private long pid(Service service) {
        return launcher.running(service).orElseThrow().pid();
    }
}
