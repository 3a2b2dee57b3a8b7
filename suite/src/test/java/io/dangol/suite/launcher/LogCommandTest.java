package io.dangol.suite.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(printed, true, UTF_8), false, true, 100);
    private final Thread following = new Thread(() -> named("loyalty-service").print(true, console), "following");

    private Home home;
    private Path log;

    @BeforeEach
    void create() {
        home = new Home(folder);
        home.create();
        log = home.log("loyalty-service");
    }

    @AfterEach
    void stop() throws InterruptedException {
        following.interrupt();
        following.join();
    }

    @Test
    void the_last_fifty_lines_are_shown_and_not_one_more() throws IOException {
        Files.writeString(log, lines(1, 51));

        named("loyalty-service").print(false, console);

        assertThat(shown()).hasSize(50).startsWith("line 2").endsWith("line 51");
    }

    @Test
    void the_end_of_a_large_log_is_found_without_its_beginning() throws IOException {
        Files.writeString(log, lines(1, 40_000) + "not yet ended");

        named("loyalty").print(false, console);

        assertThat(shown()).hasSize(50).startsWith("line 39952").endsWith("line 40000", "not yet ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "postgresql", "infrastructure"})
    void postgresql_and_kafka_write_to_one_log(String name) throws IOException {
        Files.writeString(home.log("infrastructure"), "both\n");

        named(name).print(false, console);

        assertThat(shown()).containsExactly("both");
    }

    @Test
    void nobody_else_has_a_log() {
        assertThat(LogCommand.named("bakery", home)).isEmpty();
        assertThat(LogCommand.named("../secrets", home)).isEmpty();
        assertThat(LogCommand.names()).hasSize(6).contains("gateway", "infrastructure");
    }

    @Test
    void a_service_that_never_ran_has_none_yet() {
        assertThatThrownBy(() -> named("gateway").print(false, console))
                .isInstanceOf(LaunchFailed.class)
                .hasMessage("There is no log of gateway yet.");
    }

    @Test
    void following_shows_the_end_and_then_each_line_once_it_is_whole() throws IOException {
        Files.writeString(log, lines(1, 60));

        following.start();
        awaitLines(50);
        Files.writeString(log, "단골 begins", APPEND);
        awaitSeveralLooks();
        Files.writeString(log, " and ends\nnext\n", APPEND);

        awaitLines(52);
        assertThat(shown()).startsWith("line 11").endsWith("line 60", "단골 begins and ends", "next");
    }

    @Test
    void a_byte_that_is_no_letter_neither_hides_nor_repeats_what_follows() throws IOException {
        Files.write(log, new byte[] {(byte) 0xff, '\n'});

        following.start();
        awaitLines(1);
        Files.writeString(log, "next\n", APPEND);

        awaitLines(2);
        assertThat(shown()).endsWith("next");
    }

    @Test
    void a_log_that_was_emptied_is_followed_from_its_beginning() throws IOException {
        Files.writeString(log, lines(1, 60));

        following.start();
        awaitLines(50);
        Files.writeString(log, "new\n");

        awaitLines(51);
        assertThat(shown()).endsWith("line 60", "new");
    }

    @Test
    void a_log_that_was_put_aside_is_followed_where_the_next_one_begins() throws IOException {
        Files.writeString(log, lines(1, 60));

        following.start();
        awaitLines(50);
        Files.move(log, log.resolveSibling("loyalty-service.log.1"));
        awaitSeveralLooks();
        Files.writeString(log, "after the restart\n");

        awaitLines(51);
        assertThat(shown()).endsWith("after the restart");
    }

    private LogCommand named(String name) {
        return LogCommand.named(name, home).orElseThrow();
    }

    private void awaitLines(int count) {
        await().untilAsserted(() -> assertThat(shown()).hasSize(count));
    }

    /** It goes on, and shows nothing of what is not yet there. */
    private void awaitSeveralLooks() {
        int before = shown().size();
        await().during(Duration.ofSeconds(1)).until(() -> following.isAlive() && shown().size() == before);
    }

    private List<String> shown() {
        return printed.toString(UTF_8).lines().toList();
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }
}
