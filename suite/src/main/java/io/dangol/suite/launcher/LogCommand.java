package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows what one process wrote. */
public final class LogCommand {

    private static final int LINES = 50;

    /** Both run in one process, or write to its log. */
    private static final Set<String> MACHINERY = Set.of(Machinery.NAME, "postgresql", "kafka");

    private final String name;
    private final Path log;

    private LogCommand(String name, Path log) {
        this.name = name;
        this.log = log;
    }

    /** By a service's name, or by what it stands on; nothing if nobody is called so. */
    public static Optional<LogCommand> named(String name, Home home) {
        Optional<String> file = MACHINERY.contains(name)
                ? Optional.of(Machinery.NAME)
                : Service.named(name).map(Service::module);
        return file.map(known -> new LogCommand(known, home.log(known)));
    }

    public static List<String> names() {
        return Stream.concat(Arrays.stream(Service.values()).map(Service::module), Stream.of(Machinery.NAME))
                .toList();
    }

    /** Following ends when the caller is interrupted. */
    public void print(boolean follow, Console console) {
        if (!Files.exists(log)) {
            throw new LaunchFailed("There is no log of " + name + " yet.");
        }
        if (follow) {
            Logs.follow(log, LINES, console);
        } else {
            Logs.tail(log, LINES).forEach(console::line);
        }
    }
}
