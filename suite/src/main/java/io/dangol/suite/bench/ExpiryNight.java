package io.dangol.suite.bench;

import io.dangol.suite.chaos.Clocks;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Pause;
import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The clock of loyalty-service is set on by years, so that all points of a file of members expire at once. */
final class ExpiryNight {

    /** More than they live, and more than the farthest warning looks ahead. */
    private static final Duration YEARS = Duration.ofDays(4 * 365);

    private static final Duration STILL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_AGAIN_MS = 200;
    private static final String EXPIRED = "dangol_points_total{movement=\"expired\"";

    private final Launcher launcher;
    private final Console console;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ExpiryNight(Launcher launcher, Console console) {
        this.launcher = launcher;
        this.console = console;
    }

    /** From the first points that expire to the last; what members spent before does not. */
    void measure(MemberFile file) {
        console.title("%,d lots expire, nobody sells".formatted(file.expiringLots()));
        Clocks clocks = Clocks.keptIn(launcher.home().folder());
        long pid = new Faults(launcher).pid(Service.LOYALTY);
        double before = expired();
        clocks.set(pid, YEARS);
        try {
            watch(file, before);
        } finally {
            clocks.set(pid, Duration.ZERO);
        }
    }

    private void watch(MemberFile file, double before) {
        long begin = System.nanoTime();
        long first = 0;
        long last = begin;
        double seen = before;
        while (first == 0 || System.nanoTime() - last < STILL.toNanos()) {
            double now = expired();
            if (now > seen) {
                last = System.nanoTime();
                first = first == 0 ? last : first;
                seen = now;
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new CallFailed("Points did not expire in time");
            }
            Pause.ms(LOOK_AGAIN_MS);
        }
        console.done("%.0f s, %.0f lots/s; %.0f of %d points expired"
                .formatted(
                        (last - first) / 1e9,
                        file.expiringLots() * 1e9 / (last - first),
                        seen - before,
                        file.expiringPoints()));
    }

    private double expired() {
        String port = launcher.environment(Service.LOYALTY).get("QUARKUS_HTTP_PORT");
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(EXPIRED))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new CallFailed("Figures of loyalty-service cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("Interrupted", e);
        }
    }
}
