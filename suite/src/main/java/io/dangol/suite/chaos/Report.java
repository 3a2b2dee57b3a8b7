package io.dangol.suite.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The outcomes as tables of Markdown. */
final class Report {

    private final Plan plan;
    private final List<Outcome> outcomes;

    Report(Plan plan, List<Outcome> outcomes) {
        this.plan = plan;
        this.outcomes = outcomes;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("`./dangol chaos --rounds %d --seed %d`: %s\n\n".formatted(plan.rounds(), plan.seed(), summary()));
        text.append("| fault | rounds | receipts | lost | refused | recovery, median | longest | broken |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        Arrays.stream(Kind.values()).forEach(kind -> text.append(row(kind)));
        text.append("\n| round | faults | receipts | lost | refused | recovery | verdict |\n");
        text.append("|--:|---|--:|--:|--:|--:|---|\n");
        outcomes.forEach(outcome -> text.append(String.format(
                Locale.ROOT,
                "| %d | %s | %,d | %,d | %,d | %s | %s |\n",
                outcome.round(),
                String.join("; ", outcome.faults()),
                outcome.receipts(),
                outcome.lost(),
                outcome.refused(),
                seconds(outcome.recovery()),
                outcome.isRight() ? "right" : "**broken**")));
        return text.toString();
    }

    /** In one line. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d rounds, %,d receipts answered, %,d tries lost, %,d refused for the moment, %d rounds broken",
                outcomes.size(),
                outcomes.stream().mapToLong(Outcome::receipts).sum(),
                outcomes.stream().mapToLong(Outcome::lost).sum(),
                outcomes.stream().mapToLong(Outcome::refused).sum(),
                outcomes.stream().filter(outcome -> !outcome.isRight()).count());
    }

    private String row(Kind kind) {
        List<Outcome> with = outcomes.stream()
                .filter(outcome -> outcome.kinds().contains(kind))
                .toList();
        if (with.isEmpty()) {
            return "";
        }
        long[] recovery = with.stream()
                .flatMapToLong(outcome -> LongStream.of(outcome.recovery().toMillis()))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %,d | %s | %s | %d |\n",
                kind.word(),
                with.size(),
                with.stream().mapToLong(Outcome::receipts).sum(),
                with.stream().mapToLong(Outcome::lost).sum(),
                with.stream().mapToLong(Outcome::refused).sum(),
                seconds(Duration.ofMillis(recovery[recovery.length / 2])),
                seconds(Duration.ofMillis(recovery[recovery.length - 1])),
                with.stream().filter(outcome -> !outcome.isRight()).count());
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
