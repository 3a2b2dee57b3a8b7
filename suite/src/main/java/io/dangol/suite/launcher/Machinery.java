package io.dangol.suite.launcher;

import io.dangol.embedded.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The process with PostgreSQL and Kafka. Services need both, so it comes first and goes last. */
final class Machinery {

    static final String NAME = "infrastructure";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Home home;
    private final Processes processes;
    private final Network network;

    Machinery(Settings settings, Processes processes, Network network) {
        this.network = network;
        this.settings = settings;
        this.home = settings.home();
        this.processes = processes;
    }

    /** What a training run wrote down of its classes. */
    static Path classes(Path root) {
        return root.resolve("suite/target").resolve(NAME + ".jsa");
    }

    Optional<Started> running() {
        return Started.running(home.running(NAME));
    }

    Started start(Ports ports, Secrets secrets) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(Infrastructure.JVM_OPTIONS);
        command.addAll(SharedClasses.UNMOVED);
        if (Files.exists(classes(settings.root()))) {
            command.add(SharedClasses.from(classes(settings.root())));
        }
        command.addAll(SharedClasses.own(settings.environment(), NAME));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Infrastructure.class.getName()));
        command.add("folder=" + home.infrastructure());
        command.add("postgresPort=" + ports.postgres());
        command.add("kafkaPort=" + ports.kafka());
        command.add("kafkaAdvertisedPort=" + network.toKafka(ports.kafka()));
        delete(home.infrastructure().resolve(Infrastructure.FILE));
        return processes.start(
                NAME, home.folder(), command, Map.of("DANGOL_POSTGRES_PASSWORD", secrets.postgresPassword()));
    }

    /** It writes this file when both answer. */
    boolean isReady() {
        return Files.exists(home.infrastructure().resolve(Infrastructure.FILE));
    }

    void stop() {
        running().ifPresent(process -> process.stop(STOP_PATIENCE));
        Started.forget(home.running(NAME));
        // Killed, the process leaves PostgreSQL behind.
        postgres().flatMap(ProcessHandle::of).ifPresent(Machinery::end);
    }

    /** The first process of our PostgreSQL, if it runs: its arguments name our folder. */
    Optional<Long> postgres() {
        try (var folders = Files.walk(home.infrastructure(), 3)) {
            return folders.filter(file -> file.endsWith("postmaster.pid"))
                    .flatMap(file -> pid(file).stream())
                    .findFirst();
        } catch (IOException | UncheckedIOException noData) {
            return Optional.empty();
        }
    }

    private Optional<Long> pid(Path lockFile) {
        try {
            long pid = Long.parseLong(Files.readAllLines(lockFile).get(0).strip());
            String data = String.valueOf(lockFile.getParent());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().commandLine().orElse("").contains(data))
                    .map(ProcessHandle::pid);
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }

    private static void end(ProcessHandle postgres) {
        if (postgres.destroy()) {
            postgres.onExit()
                    .completeOnTimeout(postgres, STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    /** The one that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
