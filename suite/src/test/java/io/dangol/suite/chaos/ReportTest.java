package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Plan PLAN = new Plan(2, 7, 1, List.of(Kind.KILL, Kind.CUT), true, null);

    @Test
    void every_round_has_its_row_and_every_kind_its_sums() {
        Outcome first = outcome(1, List.of(Kind.KILL), List.of());
        Outcome second = outcome(2, List.of(Kind.KILL, Kind.CUT), List.of());

        String text = new Report(PLAN, List.of(first, second)).text();

        assertThat(text.lines())
                .contains(
                        "| kill | 2 | 2,000 | 6 | 10 | 2.0 s | 2.0 s | 0 |",
                        "| cut | 1 | 1,000 | 3 | 5 | 2.0 s | 2.0 s | 0 |",
                        "| 1 | fault 1 | 1,000 | 3 | 5 | 1.0 s | right |",
                        "| 2 | fault 2 | 1,000 | 3 | 5 | 2.0 s | right |")
                .noneMatch(line -> line.startsWith("| freeze"));
    }

    @Test
    void a_round_that_left_something_wrong_is_told_as_broken() {
        Report report = new Report(PLAN, List.of(outcome(1, List.of(Kind.CUT), List.of("S1 is there 2 times"))));

        assertThat(report.text()).contains("| **broken** |");
        assertThat(report.summary()).endsWith("1 rounds broken");
    }

    private static Outcome outcome(int round, List<Kind> kinds, List<String> findings) {
        return new Outcome(round, kinds, List.of("fault " + round), 1_000, 3, 5, Duration.ofSeconds(round), findings);
    }
}
