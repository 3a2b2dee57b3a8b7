package io.dangol.suite.launcher;

import io.dangol.suite.client.Credentials;
import io.dangol.suite.console.Console;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings the suite to the state that is asked for, whatever state it is in. */
public final class Launcher {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Home home;
    private final Console console;
    private final Processes processes;
    private final Machinery machinery;
    private final Clock clock;
    private final Network network;

    public Launcher(Settings settings, Console console, Clock clock) {
        this(settings, console, clock, Network.STRAIGHT);
    }

    public Launcher(Settings settings, Console console, Clock clock, Network network) {
        this.network = network;
        this.settings = settings;
        this.home = settings.home();
        this.console = console;
        this.clock = clock;
        this.processes = new Processes(home, clock);
        this.machinery = new Machinery(settings, processes, network);
    }

    /** Starts what does not run and waits until all of it is ready. */
    public void up() {
        home.exclusively(() -> new Start(settings, console, this, clock).run());
    }

    /** Stops what runs; all data stays. */
    public void down() {
        home.exclusively(this::stopAll);
    }

    /** Stops one service; the others stay. */
    public void down(Service service) {
        home.exclusively(() -> stop(service.module()));
    }

    /** Copies all that a suite needs into that folder, also while it runs. */
    public void backup(Path folder) {
        home.exclusively(() -> new Backup(home, this, console, clock).into(folder));
    }

    /** Puts what was backed up there in the place of what is here. */
    public void restore(Path folder) {
        home.exclusively(() -> new Restore(home, this, console).from(folder));
    }

    /** Replaces one service by what is built here, while requests go on. */
    public void upgrade(Service service) {
        home.exclusively(() -> new Upgrade(settings, this, console).run(service));
    }

    /** What a service is told by its environment, secrets and all: to run it from its sources against this suite. */
    public Map<String, String> environment(Service service) {
        if (machinery.running().isEmpty()) {
            throw new LaunchFailed("Nothing runs that it could be told of: ./dangol up first.");
        }
        return new TreeMap<>(surroundings(ports()).of(service));
    }

    /** Another process of a service, on the same data and a port of its own; the gateway does not know it. */
    public void join(Service service) {
        home.exclusively(() -> new Start(settings, console, this, clock).replica(service));
    }

    /** Asks that other process to end; the first one stays. */
    public void leave(Service service) {
        home.exclusively(() -> stop(replica(service)));
    }

    /** Stops what runs and forgets all data. */
    public void reset() {
        home.exclusively(() -> {
            stopAll();
            home.delete();
        });
    }

    public Home home() {
        return home;
    }

    /** Where the suite listens, or would. */
    public URI gateway() {
        return URI.create(ports().address(Service.GATEWAY));
    }

    /** The same as a person is told it. */
    public String shownGateway() {
        return ports().address("localhost", Service.GATEWAY);
    }

    /** Whose certificates to believe there, as a PEM file; null where no TLS is spoken. */
    public @Nullable Path authority() {
        return ports().tls() ? Certificates.authority(home) : null;
    }

    public Credentials admin() {
        return Bootstrap.read(home).credentials();
    }

    /** The running PostgreSQL, for its owner, with a copy of a service's database to do with as one likes. */
    public Playground playground(Service service, String name) {
        Secrets secrets = Secrets.keptIn(home.secrets());
        new Databases(ports().postgres(), secrets).copy(service, name);
        return new Playground(ports().postgres(), name, secrets.postgresPassword());
    }

    /** Where a copied database is; the user is {@code postgres}. */
    public record Playground(int port, String database, String password) {}

    public boolean isAnythingRunning() {
        return machinery.running().isPresent()
                || Arrays.stream(Service.values())
                        .anyMatch(service -> running(service).isPresent());
    }

    Optional<Started> running(Service service) {
        return running(service.module());
    }

    Optional<Started> running(String process) {
        return Started.running(home.running(process));
    }

    /** How the second process of a service is called. */
    static String replica(Service service) {
        return service.module() + "-2";
    }

    Surroundings surroundings(Ports ports) {
        return new Surroundings(home, ports, network, Secrets.keptIn(home.secrets()), admin());
    }

    /** Starts it under that name; its lines go to that log. */
    Started start(Service service, String name, Path log, Map<String, String> environment) {
        Path jar = jar(service);
        Path folder = jar.resolveSibling(".");
        List<String> command = new ArrayList<>();
        command.add(Machinery.java());
        command.addAll(service.jvmOptions(settings.environment()));
        if (Files.exists(folder.resolve(Training.CLASSES))) {
            command.add(SharedClasses.from(Path.of(Training.CLASSES)));
        }
        command.addAll(List.of("-jar", jar.getFileName().toString()));
        return processes.start(name, log, folder, command, environment);
    }

    Databases databases() {
        return new Databases(ports().postgres(), Secrets.keptIn(home.secrets()));
    }

    Machinery machinery() {
        return machinery;
    }

    /** A running suite keeps its ports: its parts have been told each other's. */
    Ports ports() {
        if (Files.exists(home.ports())) {
            Ports remembered = Ports.remembered(Home.read(home.ports()));
            if (isAnythingRunning()) {
                return remembered;
            }
        }
        return Ports.wanted(settings.ports(), Home.read(home.ports()), settings.tls());
    }

    Path jar(Service service) {
        return settings.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Also what an upgrade that broke off has left. */
    private static List<String> processesOf(Service service) {
        return List.of(service.module(), replica(service), Upgrade.next(service), Upgrade.before(service));
    }

    private void stopAll() {
        List<Thread> stopping = new ArrayList<>();
        for (Service service : Service.values()) {
            for (String process : processesOf(service)) {
                Thread thread = new Thread(() -> stop(process), "stop-" + process);
                thread.start();
                stopping.add(thread);
            }
        }
        stopping.forEach(Launcher::join);
        boolean ran = machinery.running().isPresent();
        machinery.stop();
        if (ran) {
            console.done("PostgreSQL and Kafka stopped");
        }
    }

    private void stop(String name) {
        running(name).ifPresent(process -> {
            process.stop(STOP_PATIENCE);
            console.done(name + " stopped");
        });
        Started.forget(home.running(name));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted", e);
        }
    }
}
