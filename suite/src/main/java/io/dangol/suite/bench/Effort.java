package io.dangol.suite.bench;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Table;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What a sale takes of the processors, by process: what bounds the rate of a machine whose cores are all busy, whatever
 * else is made faster.
 */
final class Effort {

    private final Launcher launcher;
    private final Clock clock;
    private final Console console;
    private final Duration duration;

    Effort(Launcher launcher, Clock clock, Console console, Duration duration) {
        this.launcher = launcher;
        this.clock = clock;
        this.console = console;
        this.duration = duration;
    }

    /** Microseconds of a core for each sale. */
    private record Cost(double perSecond, Map<String, Double> micros) {

        double together() {
            return micros.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** Both run for the duration and answer sales a second. */
    void compare(DoubleSupplier suite, DoubleSupplier baseline) {
        console.title("What a sale takes, in microseconds of a core");
        Cost ours = cost(suite);
        Cost theirs = cost(baseline);
        Table table = new Table("lrr", "", "suite", "pgbench");
        ours.micros()
                .forEach((part, micros) ->
                        table.row(part, whole(micros), whole(theirs.micros().getOrDefault(part, 0.0))));
        table.row("together", whole(ours.together()), whole(theirs.together()));
        table.row("sales/s", whole(ours.perSecond()), whole(theirs.perSecond()));
        table.print(console);
    }

    private Cost cost(DoubleSupplier rate) {
        Map<String, Long> before = new Status(launcher, clock).cpuMs();
        double perSecond = rate.getAsDouble();
        Map<String, Double> micros = new LinkedHashMap<>();
        new Status(launcher, clock)
                .cpuMs()
                .forEach((part, ms) -> micros.put(
                        part, (ms - before.getOrDefault(part, 0L)) * 1_000.0 / (perSecond * duration.toSeconds())));
        return new Cost(perSecond, micros);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
