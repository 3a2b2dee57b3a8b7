package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short chaos: a round each of what FaultTest does not do. The long one is {@code ./dangol chaos}. */
class ChaosTest {

    private static final int ROUNDS = 4;
    private static final long SEED = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private Path reports;

    @Test
    void the_books_are_right_after_cuts_steps_of_the_clock_and_events_that_come_again() throws IOException {
        Path root = Path.of(System.getProperty("dangol.root"));
        Path home = root.resolve("suite/target/end-to-end/chaos");
        Path report = reports.resolve("report.md");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false, true, 110);
        Plan plan =
                new Plan(ROUNDS, SEED, 1, List.of(Kind.CUT, Kind.CLOCK, Kind.DUPLICATE, Kind.REORDER), true, report);

        boolean right = new Chaos(Settings.beside(root, home, Map.of()), console, Clock.systemUTC()).run(plan);

        assertThat(right).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(Files.readString(report)).contains(ROUNDS + " rounds, ").contains(", 0 rounds broken");
    }
}
