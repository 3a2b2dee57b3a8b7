package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs the suite once, so that the JVM of each process writes down the classes it used (dynamic class-data sharing, JEP 350).
 * Later starts map that file instead of reading, checking and linking some ten thousand classes again. A JVM takes it only
 * where its own version and the class path are the same, and starts as ever where they are not.
 */
public final class Training {

    /** Beside the service's jar, where the service also runs: the class path must read the same. */
    static final String CLASSES = "classes.jsa";

    /** In the folder where the process runs, so that no folder's name gets into an option. */
    private static final Path HALF = Path.of(CLASSES + ".new");

    /** What a process writes down, and where it belongs once it is whole. */
    private record Archive(Path half, Path whole) {}

    private final Path root;
    private final Launcher launcher;

    public Training(Path root, Path home, Map<String, String> environment, Console console, Clock clock) {
        Map<String, String> recording = new HashMap<>(environment);
        for (Service service : Service.values()) {
            record(recording, service.name());
        }
        record(recording, Machinery.NAME);
        this.root = root;
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

    private static void record(Map<String, String> environment, String process) {
        environment.merge(SharedClasses.variable(process), SharedClasses.into(HALF), (own, ours) -> own + " " + ours);
    }

    private void forget() {
        archives().forEach(archive -> {
            delete(archive.half());
            delete(archive.whole());
        });
    }

    /** A process that was killed while it wrote has left half a file or none; it starts without. */
    private void keep() {
        archives().filter(archive -> Files.exists(archive.half())).forEach(archive -> {
            try {
                Files.createDirectories(archive.whole().resolveSibling(""));
                Files.move(archive.half(), archive.whole());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Stream<Archive> archives() {
        Stream<Archive> ofServices = Arrays.stream(Service.values())
                .map(launcher::jar)
                .map(jar -> new Archive(jar.resolveSibling(HALF), jar.resolveSibling(CLASSES)));
        Archive machinery = new Archive(launcher.home().folder().resolve(HALF), Machinery.classes(root));
        return Stream.concat(ofServices, Stream.of(machinery));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
