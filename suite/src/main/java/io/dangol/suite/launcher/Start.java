package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One run of {@code up}: first what everything needs, then the services side by side. */
final class Start {

    private static final int TAIL_LINES = 15;
    private static final long LOOK_AGAIN_MS = 100;

    private final Settings settings;
    private final Home home;
    private final Console console;
    private final Launcher launcher;
    private final Processes processes;
    private final Clock clock;
    private final long begin = System.nanoTime();

    Start(Settings settings, Console console, Launcher launcher, Processes processes, Clock clock) {
        this.settings = settings;
        this.home = settings.home();
        this.console = console;
        this.launcher = launcher;
        this.processes = processes;
        this.clock = clock;
    }

    void run() {
        refuseOtherPorts();
        requireArtefacts();
        Ports ports = launcher.ports();
        requireFreePorts(ports);
        Home.write(home.ports(), ports.toProperties());
        Secrets secrets = Secrets.keptIn(home.secrets());
        if (ports.tls()) {
            Certificates.keptIn(home, secrets.value("certificates-password"), clock);
        }
        boolean first = !Bootstrap.exists(home);
        Bootstrap bootstrap = Bootstrap.keptIn(home, ports.address("localhost", Service.GATEWAY));
        startMachinery(ports, secrets);
        startServices(launcher.surroundings(ports));
        console.done("ready at %s after %s".formatted(bootstrap.gateway(), seconds()));
        if (ports.tls()) {
            console.remark("TLS: curl --cacert %s %s/…".formatted(Certificates.authority(home), bootstrap.gateway()));
        }
        if (first) {
            console.blank();
            console.line("  API client " + bootstrap.clientId() + ", secret " + bootstrap.clientSecret());
            console.remark("Shown once; kept in " + home.credentials());
        }
    }

    /** A second process of a service beside the first. */
    void replica(Service service) {
        int port = Ports.anyFree();
        boolean tls = launcher.ports().tls();
        Map<String, String> environment =
                launcher.surroundings(launcher.ports()).of(service);
        environment.put(tls ? "QUARKUS_HTTP_SSL_PORT" : "QUARKUS_HTTP_PORT", String.valueOf(port));
        Health health = new Health(launcher.authority());
        String address = "%s://localhost:%d".formatted(tls ? "https" : "http", port);
        String name = Launcher.replica(service);
        await(name, start(service, name, environment), () -> health.isReady(address));
        say("%s on port %d".formatted(name, port), false);
    }

    /** Quietly moving half of a running suite would leave its parts looking for each other. */
    private void refuseOtherPorts() {
        if (!launcher.isAnythingRunning()) {
            return;
        }
        Ports ports = launcher.ports();
        if (settings.tls() && !ports.tls()) {
            throw new LaunchFailed("The suite is running without TLS; ./dangol down first, then up --tls.");
        }
        settings.ports().forEach((service, port) -> {
            if (ports.of(service) != port) {
                throw new LaunchFailed("The suite is running with %s on port %d; ./dangol down first to move it to %d."
                        .formatted(service.module(), ports.of(service), port));
            }
        });
    }

    private void requireArtefacts() {
        for (Service service : Service.values()) {
            if (!Files.exists(launcher.jar(service))) {
                throw new LaunchFailed("%s is not built: %s is missing. Run ./mvnw -DskipTests package"
                        .formatted(service.module(), launcher.jar(service)));
            }
        }
    }

    private void requireFreePorts(Ports ports) {
        for (Service service : Service.values()) {
            int port = ports.of(service);
            if (launcher.running(service).isEmpty() && !Ports.isFree(port)) {
                throw new LaunchFailed(
                        "Port %d of %s is taken by another program; choose one with --port-%s or DANGOL_%s_PORT."
                                .formatted(port, service.module(), service.shortName(), service.name()));
            }
        }
    }

    private void startMachinery(Ports ports, Secrets secrets) {
        Machinery machinery = launcher.machinery();
        boolean running = machinery.running().isPresent();
        Started process = machinery.running().orElseGet(() -> machinery.start(ports, secrets));
        Databases databases = new Databases(ports.postgres(), secrets);
        // After a crash the server listens before it has recovered, and refuses until then.
        await(Machinery.NAME, process, () -> machinery.isReady() && databases.answers());
        databases.create();
        say("PostgreSQL and Kafka", running);
    }

    private void startServices(Surroundings surroundings) {
        Health health = new Health(launcher.authority());
        Map<Service, Started> started = new EnumMap<>(Service.class);
        List<Service> ran = new ArrayList<>();
        for (Service service : Service.values()) {
            launcher.running(service).ifPresent(process -> ran.add(service));
            started.put(
                    service,
                    launcher.running(service)
                            .orElseGet(() -> start(service, service.module(), surroundings.of(service))));
        }
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        started.forEach((service, process) -> waiting.add(CompletableFuture.runAsync(
                () -> {
                    await(
                            service.module(),
                            process,
                            () -> health.isReady(surroundings.ports().address(service)));
                    say(
                            "%s on port %d"
                                    .formatted(
                                            service.module(),
                                            surroundings.ports().of(service)),
                            ran.contains(service));
                },
                task -> new Thread(task, "await-" + service.module()).start())));
        joinAll(waiting);
    }

    private Started start(Service service, String name, Map<String, String> environment) {
        Path jar = launcher.jar(service);
        Path folder = jar.resolveSibling(".");
        List<String> command = new ArrayList<>();
        command.add(Machinery.java());
        command.addAll(service.jvmOptions(settings.environment()));
        if (Files.exists(folder.resolve(Training.CLASSES))) {
            command.add(SharedClasses.from(Path.of(Training.CLASSES)));
        }
        command.addAll(List.of("-jar", jar.getFileName().toString()));
        return processes.start(name, folder, command, environment);
    }

    private static void joinAll(List<CompletableFuture<Void>> waiting) {
        try {
            CompletableFuture.allOf(waiting.toArray(new CompletableFuture<?>[0]))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LaunchFailed failed) {
                throw failed;
            }
            throw e;
        }
    }

    private void await(String name, Started process, BooleanSupplier ready) {
        long end = System.nanoTime() + settings.patience().toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isRunning()) {
                throw new LaunchFailed("%s ended while it started.%s".formatted(name, tail(name)));
            }
            if (System.nanoTime() > end) {
                throw new LaunchFailed("%s is not ready after %d s.%s"
                        .formatted(name, settings.patience().toSeconds(), tail(name)));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted", e);
        }
    }

    private String tail(String name) {
        StringBuilder text = new StringBuilder(" The end of " + home.log(name) + ":");
        Logs.tail(home.log(name), TAIL_LINES)
                .forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }

    private void say(String what, boolean ran) {
        console.done(ran ? what + ", running already" : "%s after %s".formatted(what, seconds()));
    }

    private String seconds() {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        return String.format(Locale.ROOT, "%.1f s", taken.toMillis() / 1000.0);
    }
}
