package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows what one process wrote. */
public final class LogCommand {

    private static final int LINES = 50;

    private final Home home;

    public LogCommand(Home home) {
        this.home = home;
    }

    public void print(String name, boolean follow, Console console) {
        Path log = home.log(logName(name));
        if (!Files.exists(log)) {
            throw new LaunchFailed("There is no log of " + name + " yet.");
        }
        Logs.tail(log, LINES).forEach(console::line);
        if (follow) {
            Logs.follow(log, console);
        }
    }

    private static String logName(String name) {
        if (Machinery.NAME.equals(name) || "kafka".equals(name) || "postgresql".equals(name)) {
            return Machinery.NAME;
        }
        return Service.named(name)
                .map(Service::module)
                .orElseThrow(() -> new LaunchFailed("%s is no service; there are %s and %s."
                        .formatted(
                                name,
                                Arrays.stream(Service.values())
                                        .map(Service::module)
                                        .collect(Collectors.joining(", ")),
                                Machinery.NAME)));
    }
}
