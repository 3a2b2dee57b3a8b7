package io.dangol.suite;

import io.dangol.suite.bench.Bench;
import io.dangol.suite.bench.Exercise;
import io.dangol.suite.bench.MemberBench;
import io.dangol.suite.bench.OfflineBench;
import io.dangol.suite.bench.ScaleBench;
import io.dangol.suite.chaos.Chaos;
import io.dangol.suite.chaos.Plan;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.console.Console;
import io.dangol.suite.console.Shell;
import io.dangol.suite.demo.Demo;
import io.dangol.suite.demo.Door;
import io.dangol.suite.demo.Verification;
import io.dangol.suite.launcher.LaunchFailed;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.LogCommand;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.launcher.Settings;
import io.dangol.suite.launcher.Status;
import io.dangol.suite.launcher.Training;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What {@code ./dangol} runs once everything is built. */
public final class Dangol {

    private static final int FINE = 0;
    private static final int NOT_FINE = 1;
    private static final int MISUSED = 2;

    private static final String MEMBERS = "1000000";
    private static final String LINES = "100000";

    private final Console console;
    private final InputStream keyboard;
    private final Arguments arguments;
    private final Settings settings;
    private final Launcher launcher;
    private final Clock clock;

    private Dangol(Console console, InputStream keyboard, Arguments arguments, Settings settings, Clock clock) {
        this.console = console;
        this.keyboard = keyboard;
        this.arguments = arguments;
        this.settings = settings;
        this.clock = clock;
        this.launcher = new Launcher(settings, console, clock);
    }

    public static void main(String[] line) {
        Path root = Path.of(System.getProperty("dangol.root", "."));
        System.exit(run(line, System.getenv(), root, Console.of(System.getenv()), System.in));
    }

    static int run(String[] line, Map<String, String> environment, Path root, Console console, InputStream keyboard) {
        try {
            Arguments arguments = Arguments.parse(line);
            Settings settings =
                    Settings.of(root, environment, arguments.ports()).withTls(arguments.tls());
            return new Dangol(console, keyboard, arguments, settings, Clock.systemUTC()).run() ? FINE : NOT_FINE;
        } catch (Arguments.Misuse e) {
            console.failed(e.getMessage() + "; ./dangol help says what there is.");
            return MISUSED;
        } catch (LaunchFailed | CallFailed e) {
            console.failed(String.valueOf(e.getMessage()));
            return NOT_FINE;
        }
    }

    private boolean run() {
        return switch (arguments.command()) {
            case "up" -> done(launcher::up);
            case "down" -> done(this::down);
            case "upgrade" -> done(() -> launcher.upgrade(service()));
            case "backup" -> done(() -> launcher.backup(folder()));
            case "restore" -> restore();
            case "env" -> done(this::env);
            case "reset" -> reset();
            case "status" -> new Status(launcher, clock).print(console);
            case "logs" -> done(this::logs);
            case "demo" -> demo();
            case "verify" -> verification().run();
            case "bench" -> bench();
            case "chaos" -> chaos();
            case "train" -> done(this::train);
            case "help" -> done(() -> console.line(Help.TEXT));
            default -> throw new Arguments.Misuse("There is no command " + arguments.command());
        };
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }

    private boolean demo() {
        Arguments.Elsewhere elsewhere = arguments.elsewhere();
        return elsewhere == null ? new Demo(launcher, console).run() : new Demo(door(elsewhere), console).run();
    }

    private Verification verification() {
        Arguments.Elsewhere elsewhere = arguments.elsewhere();
        return elsewhere == null ? new Verification(launcher, console) : new Verification(door(elsewhere), console);
    }

    private Door door(Arguments.Elsewhere elsewhere) {
        launcher.home().create();
        return Door.elsewhere(
                Path.of(elsewhere.credentials()),
                elsewhere.gateway(),
                elsewhere.authority() == null ? null : Path.of(elsewhere.authority()),
                launcher.home().folder());
    }

    private boolean bench() {
        List<String> operands = arguments.operands();
        return switch (operands.isEmpty() ? "" : operands.get(0)) {
            case "" -> new Bench(settings.root(), settings.environment(), console, clock).run();
            case "members" -> {
                long members = number(operands, MEMBERS, "members");
                yield onItsOwn(suite -> new MemberBench(suite, console, clock).measure(members));
            }
            case "scale" -> {
                long members = number(operands, MEMBERS, "members");
                yield onItsOwn(suite -> done(() -> new ScaleBench(suite, console, clock).measure(members)));
            }
            case "offline" -> {
                int lines = (int) number(operands, LINES, "lines");
                yield onItsOwn(suite -> new OfflineBench(suite, console, clock).measure(lines));
            }
            default -> throw new Arguments.Misuse("There is no bench of " + operands.get(0));
        };
    }

    private static long number(List<String> operands, String usual, String what) {
        String number = operands.size() > 1 ? operands.get(1) : usual;
        if (!number.matches("[1-9][0-9]{0,6}")) {
            throw new Arguments.Misuse("There cannot be " + number + " " + what);
        }
        return Long.parseLong(number);
    }

    /** In a folder of its own, deleted afterwards; its books have to agree as well. */
    private boolean onItsOwn(Predicate<Launcher> bench) {
        Path folder = settings.root().resolve(".dangol-bench");
        Launcher suite = new Launcher(Settings.beside(settings.root(), folder, settings.environment()), console, clock);
        suite.reset();
        try {
            suite.up();
            return bench.test(suite) && new Verification(suite, console).run();
        } finally {
            suite.reset();
        }
    }

    private boolean chaos() {
        if (arguments.chaos().containsKey("--list")) {
            Plan.list().forEach(console::line);
            return true;
        }
        try {
            Plan plan = Plan.of(arguments.chaos(), clock.millis());
            Path home = settings.root().resolve(".dangol-chaos");
            return new Chaos(
                            Settings.beside(settings.root(), home, settings.environment())
                                    .at(arguments.ports()),
                            console,
                            clock)
                    .run(plan);
        } catch (IllegalArgumentException e) {
            throw new Arguments.Misuse(String.valueOf(e.getMessage()));
        }
    }

    private void down() {
        if (arguments.operands().isEmpty()) {
            launcher.down();
        } else {
            launcher.down(service());
        }
    }

    /** For a shell to read: eval "$(./dangol env loyalty)". */
    private void env() {
        launcher.environment(service()).forEach((name, value) -> console.line(export(name, value)));
    }

    static String export(String name, String value) {
        return "export " + name + "=" + Shell.quoted(value);
    }

    private String operand(String what) {
        return arguments.operands().stream()
                .findFirst()
                .orElseThrow(() -> new Arguments.Misuse(arguments.command() + " needs the name of a " + what));
    }

    private Path folder() {
        return Path.of(operand("folder"));
    }

    private boolean restore() {
        Path backup = folder();
        Path folder = launcher.home().folder();
        return agreed("Put " + backup + " in the place of all data in " + folder + "? [y/N]")
                && done(() -> launcher.restore(backup));
    }

    private Service service() {
        String name = operand("service");
        return Service.named(name).orElseThrow(() -> new Arguments.Misuse("There is no service " + name));
    }

    private void logs() {
        String name = operand("service");
        LogCommand log = LogCommand.named(name, launcher.home())
                .orElseThrow(() -> new Arguments.Misuse(
                        "There is no log of %s but of %s".formatted(name, String.join(", ", LogCommand.names()))));
        log.print(arguments.follow(), console);
    }

    /** The script does this once after a build; nobody has to. */
    private void train() {
        Path home = settings.root().resolve("target/dangol-training");
        new Training(settings.root(), home, settings.environment(), console, clock)
                .run(suite -> Exercise.run(suite, clock));
    }

    private boolean reset() {
        Path folder = launcher.home().folder();
        if (!agreed("Delete all data in " + folder + "? [y/N]")) {
            return false;
        }
        launcher.reset();
        console.done("deleted " + folder);
        return true;
    }

    private boolean agreed(String question) {
        return arguments.yes() || new Question(console, keyboard).isAgreedTo(question);
    }
}
