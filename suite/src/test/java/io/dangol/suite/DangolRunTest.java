package io.dangol.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.StandInService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command as the script hands it over: what it does, what it says, and the exit code that a script relies on. */
class DangolRunTest {

    private static final int FINE = 0;
    private static final int NOT_FINE = 1;
    private static final int MISUSED = 2;

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();
    private String printed = "";

    @BeforeEach
    void chooseFreePorts() throws IOException {
        for (String service : new String[] {"GATEWAY", "CUSTOMER", "LOYALTY", "PARTNER", "ANALYTICS"}) {
            environment.put("DANGOL_" + service + "_PORT", String.valueOf(freePort()));
        }
    }

    @AfterEach
    void stop() {
        assertThat(run("down")).isEqualTo(FINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "--help", ""})
    void help_names_every_command(String word) {
        assertThat(word.isEmpty() ? run() : run(word)).isEqualTo(FINE);

        assertThat(printed)
                .contains("up ", "status ", "logs SERVICE", "demo ", "verify ", "bench ")
                .contains("down [SERVICE]", "env SERVICE", "reset ", "--ports-from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bake",
                "up --fast",
                "logs",
                "logs bakery",
                "down bakery",
                "env",
                "bench bread",
                "bench scale 0",
                "bench offline many"
            })
    void what_cannot_be_understood_is_named_and_told_from_what_failed(String line) {
        assertThat(run(line.split(" "))).isEqualTo(MISUSED);

        assertThat(printed).contains("./dangol help says what there is");
        assertThat(root.resolve(".dangol/ports.properties")).doesNotExist();
    }

    @Test
    void an_unknown_log_is_answered_with_those_that_there_are() {
        assertThat(run("logs", "bakery")).isEqualTo(MISUSED);

        assertThat(printed).contains("no log of bakery").contains("gateway", "loyalty-service", "infrastructure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "env loyalty", "logs loyalty", "verify", "up --port-gateway eighty"})
    void what_cannot_be_done_fails(String line) {
        assertThat(run(line.split(" "))).isEqualTo(NOT_FINE);
    }

    @Test
    void a_suite_goes_up_is_looked_at_and_is_forgotten_only_when_somebody_agrees() throws IOException {
        StandInService.buildAll(root);
        int gateway = freePort();

        assertThat(run("up", "--port-gateway", String.valueOf(gateway))).isEqualTo(FINE);
        assertThat(printed).contains("ready at http://localhost:" + gateway);

        assertThat(run("status")).isEqualTo(FINE);
        assertThat(printed).containsPattern("gateway +[0-9]+ +" + gateway + " +up");
        assertThat(run("logs", "gateway")).isEqualTo(FINE);
        assertThat(run("env", "gateway")).isEqualTo(FINE);
        assertThat(printed).contains("export QUARKUS_HTTP_PORT='" + gateway + "'");
        assertThat(run("down", "loyalty-service")).isEqualTo(FINE);
        assertThat(run("status")).isEqualTo(NOT_FINE);
        assertThat(printed).containsPattern("loyalty-service +- +[0-9]+ +down");

        assertThat(answering("", "reset")).isEqualTo(NOT_FINE);
        assertThat(answering("n\n", "reset")).isEqualTo(NOT_FINE);
        assertThat(printed).contains("Delete all data in " + root.resolve(".dangol"), "Nothing was changed.");
        assertThat(root.resolve(".dangol/credentials.json")).exists();
        assertThat(run("status")).isEqualTo(NOT_FINE);
        assertThat(printed).containsPattern("gateway +[0-9]+ +" + gateway + " +up");

        assertThat(answering("y\n", "reset")).isEqualTo(FINE);
        assertThat(root.resolve(".dangol")).doesNotExist();
        assertThat(run("status")).isEqualTo(NOT_FINE);
        assertThat(printed).doesNotContainPattern(" up ");
    }

    @Test
    void who_says_yes_beforehand_is_not_asked() throws IOException {
        Path kept = Files.createDirectories(root.resolve(".dangol")).resolve("kept");
        Files.writeString(kept, "data");

        assertThat(run("reset", "--yes")).isEqualTo(FINE);

        assertThat(kept).doesNotExist();
        assertThat(printed).doesNotContain("[y/N]").contains("deleted");
    }

    @Test
    void data_lies_where_the_environment_says() {
        Path elsewhere = root.resolve("else where");
        environment.put("DANGOL_HOME", elsewhere.toString());

        assertThat(answering("no\n", "reset")).isEqualTo(NOT_FINE);

        assertThat(printed).contains("Delete all data in " + elsewhere + "?");
    }

    private int run(String... line) {
        return answering("", line);
    }

    private int answering(String typed, String... line) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(output, true, UTF_8), false, true, 100);
        int code = Dangol.run(line, environment, root, console, new ByteArrayInputStream(typed.getBytes(UTF_8)));
        printed = output.toString(UTF_8);
        return code;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
