package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** One run of {@code up}: first what everything needs, then the services side by side. */
final class Start {

    private final Settings settings;
    private final Home home;
    private final Console console;
    private final Launcher launcher;
    private final Clock clock;
    private final long begin = System.nanoTime();

    Start(Settings settings, Console console, Launcher launcher, Clock clock) {
        this.settings = settings;
        this.home = settings.home();
        this.console = console;
        this.launcher = launcher;
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
        Ports ports = launcher.ports();
        Map<String, String> environment = launcher.surroundings(ports).of(service);
        environment.put(ports.tls() ? "QUARKUS_HTTP_SSL_PORT" : "QUARKUS_HTTP_PORT", String.valueOf(port));
        String name = Launcher.replica(service);
        Health health = new Health(launcher.authority());
        String address = ports.address("127.0.0.1", port);
        Started second = launcher.start(service, name, home.log(name), environment);
        await(name, second, () -> health.isReady(address));
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
        if (Files.exists(home.restored())) {
            databases.beginEpochs();
            Started.forget(home.restored());
        }
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
                            .orElseGet(() -> launcher.start(
                                    service, service.module(), home.log(service.module()), surroundings.of(service))));
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
        new Readiness(home, settings.patience()).await(name, process, ready);
    }

    private void say(String what, boolean ran) {
        console.done(ran ? what + ", running already" : "%s after %s".formatted(what, seconds()));
    }

    private String seconds() {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        return String.format(Locale.ROOT, "%.1f s", taken.toMillis() / 1000.0);
    }
}
