package io.dangol.suite.chaos;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.launcher.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Breaks a suite of its own, round by round, while tills work. The faults of a round come from the seed and its number. The
 * first round that leaves the books wrong is the last: its logs stay.
 */
public final class Chaos {

    /** The big ones: what the disks of a machine hold. */
    private static final List<String> ON_DISKS = List.of("postgres", "kafka");

    private static final int SHOWN = 10;
    private static final String NO_DISK = "this machine does not let us mount a disk of our own (unshare -Urm)";

    private final Settings settings;
    private final Console console;
    private final Launcher launcher;
    private final Wires wires = new Wires();

    public Chaos(Settings settings, Console console, Clock clock) {
        this.settings = settings;
        this.console = console;
        Console quiet = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false, false, 100);
        this.launcher = new Launcher(settings, quiet, clock, wires);
    }

    /** Returns whether the books were right after every round. */
    public boolean run(Plan wanted) {
        launcher.reset();
        launcher.home().create();
        Map<String, Disk> disks = disks();
        Plan plan = disks.isEmpty() ? withoutDisks(wanted) : wanted;
        boolean right = false;
        try {
            right = run(plan, disks);
            return right;
        } finally {
            launcher.down();
            disks.values().forEach(Disk::unmount);
            if (right) {
                launcher.reset();
            } else {
                console.failed("what happened is in " + launcher.home().folder().resolve("logs"));
            }
        }
    }

    private boolean run(Plan plan, Map<String, Disk> disks) {
        console.title("Chaos: %d rounds from %d, seed %d".formatted(plan.rounds(), plan.first(), plan.seed()));
        launcher.up();
        URI door = URI.create("http://127.0.0.1:"
                + wires.toService(Service.GATEWAY, launcher.gateway().getPort()));
        Gateway gateway = new Gateway(launcher.gateway(), Patience.USUAL);
        Market market = Market.open(gateway, gateway.as(launcher.admin()));
        Scene scene = scene(disks);
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = plan.first(); number < plan.first() + plan.rounds(); number++) {
            Outcome outcome = new Round(number, scene, market, door).run(plan.seed(), plan.kinds());
            outcomes.add(outcome);
            print(outcome);
            // After each: one who has seen enough may stop it and still has a table.
            write(plan, new Report(plan, outcomes));
            if (!outcome.isRight()) {
                console.line("    once more: " + plan.command(number));
                break;
            }
        }
        console.blank();
        console.line("  " + new Report(plan, outcomes).summary());
        return outcomes.stream().allMatch(Outcome::isRight);
    }

    private Scene scene(Map<String, Disk> disks) {
        Faults faults = new Faults(launcher);
        Gateway impatient = new Gateway(launcher.gateway(), new Patience(Duration.ofSeconds(10)));
        String kafka = launcher.environment(Service.LOYALTY).getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
        return new Scene(
                launcher,
                faults,
                wires,
                Clocks.keptIn(launcher.home().folder()),
                disks,
                new Redelivery(impatient.as(launcher.admin()), faults, kafka),
                new Deaths());
    }

    private void print(Outcome outcome) {
        String line = String.format(
                Locale.ROOT,
                "%3d  %-60s %,6d receipts, %,5d lost, %,5d refused, well after %s",
                outcome.round(),
                String.join("; ", outcome.faults()),
                outcome.receipts(),
                outcome.lost(),
                outcome.refused(),
                Report.seconds(outcome.recovery()));
        if (outcome.isRight()) {
            console.done(line);
        } else {
            console.failed(line);
            outcome.findings().stream().limit(SHOWN).forEach(finding -> console.line("    " + finding));
        }
    }

    private Map<String, Disk> disks() {
        Map<String, Disk> disks = new TreeMap<>();
        for (String name : ON_DISKS) {
            Path folder = launcher.home().folder().resolve("infrastructure").resolve(name);
            Disk.mount(folder, settings.environment()).ifPresent(disk -> disks.put(name, disk));
        }
        return disks;
    }

    private Plan withoutDisks(Plan plan) {
        Plan possible = plan.without(Kind.FULL_DISK, NO_DISK);
        if (plan.kinds().contains(Kind.FULL_DISK)) {
            console.remark("no full disk: " + NO_DISK);
        }
        return possible;
    }

    private static void write(Plan plan, Report report) {
        Path file = plan.report();
        if (file != null) {
            try {
                Files.writeString(file, report.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
