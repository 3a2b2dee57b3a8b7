package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.time.Duration;

/**
 * Replaces a service while it is asked: its successor starts beside it and migrates the database, and only when that is
 * ready is the old one told to end. It answers what it was asked, and the gateway asks the other from then on.
 */
final class Upgrade {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Home home;
    private final Launcher launcher;
    private final Console console;

    Upgrade(Settings settings, Launcher launcher, Console console) {
        this.settings = settings;
        this.home = settings.home();
        this.launcher = launcher;
        this.console = console;
    }

    void run(Service service) {
        if (!service.hasDatabase()) {
            throw new LaunchFailed("The gateway is the door itself: two of them need a balancer before them.");
        }
        Started old = launcher.running(service)
                .orElseThrow(() -> new LaunchFailed("%s does not run.".formatted(service.module())));
        Ports ports = launcher.ports().swapped(service);
        Started successor = started(service, ports);
        handOver(service, old, successor, ports);
        console.done("%s runs on port %d".formatted(service.module(), ports.of(service)));
        old.stop(STOP_PATIENCE);
        Started.forget(home.running(before(service)));
        console.done("the one before has ended");
    }

    static String next(Service service) {
        return service.module() + "-next";
    }

    static String before(Service service) {
        return service.module() + "-before";
    }

    private Started started(Service service, Ports ports) {
        launcher.running(next(service)).ifPresent(left -> left.stop(STOP_PATIENCE));
        Started successor = launcher.start(
                service,
                next(service),
                home.log(service.module()),
                launcher.surroundings(ports).of(service));
        Health health = new Health(launcher.authority());
        try {
            new Readiness(home, settings.patience())
                    .await(service.module(), successor, () -> health.isReady(ports.address(service)));
        } catch (LaunchFailed failed) {
            successor.stop(STOP_PATIENCE);
            Started.forget(home.running(next(service)));
            throw failed;
        }
        return successor;
    }

    /** From here on the successor is the service, whatever happens. */
    private void handOver(Service service, Started old, Started successor, Ports ports) {
        old.noteIn(home.running(before(service)));
        Home.write(home.ports(), ports.toProperties());
        successor.noteIn(home.running(service.module()));
        Started.forget(home.running(next(service)));
    }
}
