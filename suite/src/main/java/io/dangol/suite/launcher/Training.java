package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the suite once, so that each service's JVM writes down the classes it used (dynamic class-data sharing, JEP 350).
 * Later starts map that file instead of reading, checking and linking some ten thousand classes again. A JVM takes it only
 * where its own version and the class path are the same, and starts as ever where they are not.
 */
public final class Training {

    /** Beside the service's jar, where the service also runs: the class path must read the same. */
    static final String CLASSES = "classes.jsa";

    private static final String HALF = CLASSES + ".new";

    private final Launcher launcher;

    public Training(Path root, Path home, Map<String, String> environment, Console console, Clock clock) {
        Map<String, String> recording = new HashMap<>(environment);
        for (Service service : Service.values()) {
            recording.merge(
                    "DANGOL_" + service.name() + "_JAVA_OPTS",
                    "-XX:ArchiveClassesAtExit=" + HALF,
                    (own, ours) -> own + " " + ours);
        }
        this.launcher = new Launcher(Settings.beside(root, home, recording), console, clock);
    }

    /** Anything that reaches the parts whose classes are wanted. */
    public void run(Consumer<Launcher> exercise) {
        launcher.reset();
        forget();
        try {
            launcher.up();
            exercise.accept(launcher);
            launcher.down();
            keep();
        } finally {
            launcher.reset();
        }
    }

    private void forget() {
        for (Service service : Service.values()) {
            delete(file(service, CLASSES));
            delete(file(service, HALF));
        }
    }

    /** A service that was killed while it wrote has left half a file or none; it starts without. */
    private void keep() {
        for (Service service : Service.values()) {
            Path half = file(service, HALF);
            try {
                if (Files.exists(half)) {
                    Files.move(half, file(service, CLASSES));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path file(Service service, String name) {
        return launcher.jar(service).resolveSibling(name);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
