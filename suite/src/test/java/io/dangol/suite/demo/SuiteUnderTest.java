package io.dangol.suite.demo;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The whole suite as a test runs it: real processes, ports and a folder of its own beside any other suite. */
final class SuiteUnderTest implements AutoCloseable {

    /** A till that waits this long sits out every restart. */
    private static final Patience STUBBORN = new Patience(Duration.ofMinutes(4));

    private final Launcher launcher;
    private final Console console;

    private final Path printed;

    private SuiteUnderTest(Launcher launcher, Console console, Path printed) {
        this.launcher = launcher;
        this.console = console;
        this.printed = printed;
    }

    static SuiteUnderTest start(String name) {
        return start(name, Map.of());
    }

    /** The environment says what JVMs are told beside the usual, such as {@code DANGOL_LOYALTY_JAVA_OPTS}. */
    static SuiteUnderTest start(String name, Map<String, String> environment) {
        Path root = Path.of(System.getProperty("dangol.root"));
        Path folder = root.resolve("suite/target/end-to-end").resolve(name);
        Path printed = folder.resolveSibling("output").resolve(name + ".txt");
        Console console = new Console(writeTo(printed), false, true, 110);
        Launcher launcher = new Launcher(Settings.beside(root, folder, environment), console, Clock.systemUTC());
        launcher.reset();
        launcher.up();
        return new SuiteUnderTest(launcher, console, printed);
    }

    Launcher launcher() {
        return launcher;
    }

    Console console() {
        return console;
    }

    /** What the console has shown so far. */
    Path printed() {
        return printed;
    }

    Faults faults() {
        return new Faults(launcher);
    }

    Gateway gateway() {
        return new Gateway(launcher.gateway(), STUBBORN);
    }

    Gateway.Caller admin() {
        return gateway().as(launcher.admin());
    }

    Tills tills() {
        return Tills.keptIn(launcher.home().demo());
    }

    /** The data goes with the next start: until then the logs can be read. */
    @Override
    public void close() {
        launcher.down();
    }

    private static PrintStream writeTo(Path file) {
        try {
            Path folder = Files.createDirectories(file.resolveSibling("."));
            return new PrintStream(
                    Files.newOutputStream(folder.resolve(file.getFileName())), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
