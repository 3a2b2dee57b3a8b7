package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a JVM of its own, as a service is. */
class ClocksTest {

    private static final Duration STEP = Duration.ofHours(2);
    private static final Duration SLACK = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private Path folder;

    @Test
    void the_clock_of_a_running_process_steps_forward_and_back() throws IOException {
        Clocks clocks = Clocks.keptIn(folder);
        Process teller = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Teller.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedWriter ask = teller.outputWriter(StandardCharsets.UTF_8);
                BufferedReader answers = teller.inputReader(StandardCharsets.UTF_8)) {
            assertThat(off(ask, answers)).isBetween(SLACK.negated(), SLACK);

            clocks.set(teller.pid(), STEP);
            assertThat(off(ask, answers)).isBetween(STEP.minus(SLACK), STEP.plus(SLACK));

            clocks.set(teller.pid(), STEP.negated());
            assertThat(off(ask, answers))
                    .isBetween(STEP.plus(SLACK).negated(), STEP.minus(SLACK).negated());

            clocks.set(teller.pid(), Duration.ZERO);
            assertThat(off(ask, answers)).isBetween(SLACK.negated(), SLACK);
        } finally {
            teller.destroyForcibly();
        }
    }

    private static Duration off(BufferedWriter ask, BufferedReader answers) throws IOException {
        ask.write("now\n");
        ask.flush();
        return Duration.between(Instant.now(), Instant.parse(answers.readLine()));
    }

    /** Says what its clock shows, as often as it is asked. */
    static final class Teller {

        private Teller() {}

        public static void main(String[] arguments) throws IOException {
            Clock clock = Clock.systemUTC();
            try (BufferedReader questions =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                while (questions.readLine() != null) {
                    System.out.println(clock.instant());
                }
            }
        }
    }
}
