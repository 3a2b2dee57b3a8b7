package io.dangol.suite.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Starts processes that outlive the launcher, and notes each before anything can interrupt. */
final class Processes {

    private static final long LARGE_LOG = 10_000_000;

    private final Home home;
    private final Clock clock;
    // Held while a process is started and noted, and taken when this JVM is told to end: no process is left unnoted.
    private final ReentrantLock starting = new ReentrantLock();

    Processes(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
        Runtime.getRuntime().addShutdownHook(new Thread(starting::lock, "finish-start"));
    }

    Started start(String name, Path directory, List<String> command, Map<String, String> environment) {
        return start(name, home.log(name), directory, command, environment);
    }

    /** One that writes to another's log, after it. */
    Started start(String name, Path log, Path directory, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(detached(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // glibc otherwise keeps a heap for every few threads, each with its own unused pages.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        starting.lock();
        try {
            putAside(log);
            Started started = Started.now(builder.start().toHandle(), clock.instant());
            started.noteIn(home.running(name));
            return started;
        } catch (IOException e) {
            throw new LaunchFailed("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        } finally {
            starting.unlock();
        }
    }

    /** Ctrl-C goes to everything that the terminal knows: a session of its own is out of its reach. */
    private static List<String> detached(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            whole.add("/usr/bin/setsid");
        } else {
            whole.addAll(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        }
        whole.addAll(command);
        return whole;
    }

    private static void putAside(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
