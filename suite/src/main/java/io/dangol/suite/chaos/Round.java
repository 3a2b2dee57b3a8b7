package io.dangol.suite.chaos;

import io.dangol.suite.chaos.Roll.Fate;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Pause;
import io.dangol.suite.console.Console;
import io.dangol.suite.demo.Verification;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Tills work, something breaks, it is mended, all falls quiet, and the books are looked at. */
final class Round {

    private static final int BEFORE = 100;
    private static final int AFTER = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MS = 100;

    private final int number;
    private final Scene scene;
    private final Market market;
    private final URI door;
    private final Answers answers = new Answers();
    private final Quiet quiet;
    private final List<String> struck = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /** @param door where the tills find the gateway */
    Round(int number, Scene scene, Market market, URI door) {
        this.number = number;
        this.scene = scene;
        this.market = market;
        this.door = door;
        this.quiet = new Quiet(scene.faults());
    }

    Outcome run(long seed, List<Kind> kinds) {
        Draw draw = new Draw(seed, number, kinds);
        List<Fault> faults = draw.faults(scene);
        Quiet.Marks before = quiet.marks();
        Gateway.Caller admin = Tills.stubborn(door, answers).as(scene.launcher().admin());
        Tills tills = new Tills(prefix(), door, market, answers, admin);
        tills.open(seed * 7_919 + number);
        tills.awaitSteps(BEFORE);
        List<Fault> active = strike(faults);
        Pause.ms(draw.lengthMs());
        heal(active);
        Duration recovery = recover(tills);
        tills.close();
        examine(tills.roll(), before);
        return new Outcome(
                number,
                draw.kinds(),
                List.copyOf(struck),
                tills.roll().papers().stream()
                        .filter(paper -> paper.fate() == Fate.RECORDED)
                        .count(),
                answers.lost(),
                answers.refused(),
                recovery,
                List.copyOf(findings));
    }

    /** One that cannot strike because of another that did has its wish already. */
    private List<Fault> strike(List<Fault> faults) {
        List<Fault> active = new ArrayList<>();
        for (Fault fault : faults) {
            try {
                fault.strike().run();
                active.add(0, fault);
                struck.add(fault.name());
            } catch (IllegalStateException | CallFailed | KafkaException e) {
                fault.heal().run();
                struck.add(fault.name() + " (not struck)");
                if (active.isEmpty()) {
                    findings.add("%s did not work: %s".formatted(fault.name(), e));
                }
            }
        }
        return active;
    }

    /** The last one first. */
    private static void heal(List<Fault> active) {
        active.forEach(fault -> fault.heal().run());
    }

    private Duration recover(Tills tills) {
        long begin = System.nanoTime();
        findings.addAll(scene.deaths().unexpected(scene.faults()));
        scene.launcher().up();
        tills.awaitSteps(1);
        Duration recovery = Duration.ofNanos(System.nanoTime() - begin);
        tills.awaitSteps(AFTER);
        return recovery;
    }

    private void examine(Roll roll, Quiet.Marks before) {
        findings.addAll(awaitQuiet());
        findings.addAll(roll.surprises());
        findings.addAll(answers.wrong());
        Audit audit = new Audit();
        audit.compare(scene.faults(), prefix(), roll, market.members());
        findings.addAll(audit.findings());
        findings.addAll(quiet.marks().behind(before));
        findings.addAll(quiet.deadLetters());
        findings.addAll(verify());
    }

    /** Of all numbers that the round's tills give: no other round's begin so. */
    private String prefix() {
        return number + "x";
    }

    /** What is still not quiet after all patience. */
    private Collection<String> awaitQuiet() {
        Books books = new Books(scene.launcher());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> missing = new ArrayList<>(quiet.missing());
            missing.addAll(books.differences());
            if (missing.isEmpty() || System.nanoTime() > end) {
                return missing;
            }
            Pause.ms(LOOK_AGAIN_MS);
        }
    }

    /** As {@code ./dangol verify} does; what it says is told only where it is wrong. */
    private List<String> verify() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false, true, 110);
        return new Verification(scene.launcher(), console).run()
                ? List.of()
                : List.of("The books do not agree:" + said.toString(StandardCharsets.UTF_8));
    }
}
