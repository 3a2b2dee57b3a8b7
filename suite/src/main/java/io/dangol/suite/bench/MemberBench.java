package io.dangol.suite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.bench.Load.Outcome;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.client.Pause;
import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All members of another system in one upload, on a suite of its own, while tills go on. */
public final class MemberBench {

    private static final double SALES_PER_SECOND = 50;
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int SAMPLES = 50;

    private final Console console;
    private final Clock clock;
    private final Launcher launcher;
    private final SaleMaker sales;
    private final Map<String, Long> most = new HashMap<>();

    public MemberBench(Launcher launcher, Console console, Clock clock) {
        this.launcher = launcher;
        this.console = console;
        this.clock = clock;
        this.sales = new SaleMaker(clock);
    }

    /** On a suite that runs and is empty; answers whether all came over. */
    public boolean measure(long members) {
        Gateway.Caller admin = new Gateway(launcher.gateway(), Patience.USUAL).as(launcher.admin());
        Shop shop = Shop.open(new Gateway(launcher.gateway(), Patience.USUAL), admin, sales);
        shop.issueCards(admin);
        Load load = new Load(launcher.gateway(), sales);
        say("before", load.rate(shop.till(), SALES_PER_SECOND, QUIET));
        Map<String, Long> rest = new Status(launcher, clock).memoryKb();
        MemberFile file = MemberFile.write(
                launcher.home().folder().resolve("members.csv"),
                members,
                LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        MemberUpload upload = MemberUpload.of(file, launcher.gateway(), shop, admin, this::look);
        console.done(upload.told());
        JsonNode done = worked(upload, load, shop, admin);
        rest.forEach((part, kb) -> console.done("memory of %s: %d MB at rest, %d MB at most"
                .formatted(part, kb / 1_024, most.getOrDefault(part, kb) / 1_024)));
        console.done("rows %d, imported %d, rejected %d, points %d of %d"
                .formatted(
                        done.path("rows").asLong(),
                        done.path("imported").asLong(),
                        done.path("rejected").asLong(),
                        done.path("points").asLong(),
                        file.points()));
        awaitBoard(admin);
        return done.path("imported").asLong() == members && done.path("points").asLong() == file.points();
    }

    private JsonNode worked(MemberUpload upload, Load load, Shop shop, Gateway.Caller admin) {
        long begin = System.nanoTime();
        BoardDelay board = new BoardDelay(admin, shop, sales);
        CompletableFuture<BoardDelay.Delays> delays = CompletableFuture.supplyAsync(() -> board.measure(SAMPLES));
        while (true) {
            JsonNode now = upload.progress(admin);
            look();
            if (now.path("status").asText().equals("DONE")) {
                double took = seconds(begin);
                console.done("worked on in %.0f s, %.0f members/s"
                        .formatted(took, now.path("rows").asLong() / took));
                BoardDelay.Delays told = delays.join();
                console.done("sale to board meanwhile: p50 %.0f ms, p99 %.0f ms".formatted(told.p50(), told.p99()));
                return now;
            }
            say(now.path("imported").asText() + " imported", load.rate(shop.till(), SALES_PER_SECOND, WINDOW));
        }
    }

    private void look() {
        new Status(launcher, clock).memoryKb().forEach((part, kb) -> most.merge(part, kb, Math::max));
    }

    private void say(String when, Outcome outcome) {
        console.done("%s: till p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, %d failed"
                .formatted(when, outcome.p50(), outcome.p99(), outcome.p999(), outcome.failed()));
    }

    static void awaitBoard(Gateway.Caller admin) {
        for (int i = 0; waiting(admin) > 0; i++) {
            if (i == 600) {
                throw new CallFailed("The board did not hear everything");
            }
            Pause.ms(1_000);
        }
    }

    private static long waiting(Gateway.Caller admin) {
        return admin.get("/v1/kpis/overview")
                .orFail("The overview")
                .body()
                .path("events")
                .path("waiting")
                .asLong();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
