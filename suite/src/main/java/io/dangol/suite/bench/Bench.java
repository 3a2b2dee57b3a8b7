package io.dangol.suite.bench;

import io.dangol.suite.bench.BoardDelay.Delays;
import io.dangol.suite.bench.Load.Outcome;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.console.Console;
import io.dangol.suite.console.Table;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.launcher.Settings;
import io.dangol.suite.launcher.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Measures a suite of its own, in a folder of its own that is deleted afterwards. docs/benchmark.md explains the figures. */
public final class Bench {

    private static final int[] TILLS = {1, 4, 16, 64, 128};
    private static final int WARM_TILLS = 64;
    private static final int FEW_CLIENTS = 4;
    private static final int MOST_WARM_UPS = 12;
    private static final int LEVEL_ROUNDS = 3;
    private static final double STILL_RISING = 1.03;
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final double SHARE_OF_BEST = 0.6;
    private static final int SAMPLES = 200;
    private static final String NO_LIMITS =
            "-Ddangol.gateway.limits.client.per-second=1000000 -Ddangol.gateway.limits.client.burst=1000000";

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;
    private final Launcher launcher;
    private final SaleMaker sales;

    public Bench(Path root, Map<String, String> environment, Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
        this.sales = new SaleMaker(clock);
        Map<String, String> unlimited = new HashMap<>(environment);
        unlimited.merge("DANGOL_GATEWAY_JAVA_OPTS", NO_LIMITS, (own, ours) -> own + " " + ours);
        this.launcher = new Launcher(Settings.beside(root, root.resolve(".dangol-bench"), unlimited), console, clock);
    }

    /** Returns whether everything could be measured: without pgbench there are no ratios. */
    public boolean run() {
        launcher.reset();
        try {
            return measure();
        } finally {
            launcher.reset();
        }
    }

    private boolean measure() {
        Shop shop = coldStart();
        shop.issueCards(admin());
        Map<String, Long> idle = atRest();
        Optional<PgBench> pgBench = PgBench.find(environment)
                .map(program -> new PgBench(
                        program,
                        launcher.playground(Service.LOYALTY, "bench_baseline"),
                        shop,
                        launcher.home().folder()));
        Load load = new Load(launcher.gateway(), sales);
        warmUp(load, shop);
        double baseline = baseline(pgBench);
        double best = rising(load, shop, baseline);
        pgBench.ifPresent(measure -> new Effort(launcher, clock, console, ROUND)
                .compare(() -> warm(load, shop), () -> measure.run(FEW_CLIENTS, ROUND)));
        batches(shop, baseline);
        BoardDelay board = new BoardDelay(admin(), shop, sales);
        awaitQuiet();
        say("(d) sale to board, quiet", board.measure(SAMPLES));
        steady(load, shop, board, best * SHARE_OF_BEST, idle);
        restart(shop);
        return pgBench.isPresent();
    }

    private Gateway.Caller admin() {
        return new Gateway(launcher.gateway(), Patience.USUAL).as(launcher.admin());
    }

    private Shop coldStart() {
        console.title("(f) cold start, once built: no data folder to the first sale");
        long begin = System.nanoTime();
        launcher.up();
        double up = seconds(begin);
        Gateway gateway = new Gateway(launcher.gateway(), Patience.USUAL);
        Shop shop = Shop.open(gateway, gateway.as(launcher.admin()), sales);
        console.done("%.1f s until all is ready, %.1f s until a sale of a shop opened since is recorded"
                .formatted(up, seconds(begin)));
        return shop;
    }

    private void restart(Shop shop) {
        console.title("(f) start with data: down, up, a sale");
        launcher.down();
        long begin = System.nanoTime();
        launcher.up();
        Shop.await("a sale", () -> shop.till().post("/v1/sales", sales.next()).isSuccess());
        console.done("%.1f s".formatted(seconds(begin)));
    }

    private Map<String, Long> atRest() {
        awaitQuiet();
        return new Status(launcher, clock).memoryKb();
    }

    /** The board has heard everything. */
    private void awaitQuiet() {
        Shop.await(
                "the board to have heard everything",
                () -> admin().get("/v1/kpis/overview")
                                .orFail("The overview")
                                .body()
                                .path("events")
                                .path("waiting")
                                .asLong()
                        == 0);
    }

    /** Until the rate has not risen for some rounds, for one may be bad luck: the JVMs compile what is hot while it runs. */
    private void warmUp(Load load, Shop shop) {
        console.title("Warming up");
        double best = 0;
        int level = 0;
        for (int round = 0; round < MOST_WARM_UPS && level < LEVEL_ROUNDS; round++) {
            double rate = warm(load, shop);
            level = rate > best * STILL_RISING ? 0 : level + 1;
            best = Math.max(rate, best);
        }
        console.done("%s sales/s with %d tills".formatted(whole(best), WARM_TILLS));
        awaitQuiet();
    }

    private static double warm(Load load, Shop shop) {
        return load.tills(shop.till(), WARM_TILLS, ROUND).perSecond();
    }

    private double baseline(Optional<PgBench> pgBench) {
        console.title("The measure: pgbench, the same statements, one sale a transaction, fsync on");
        if (pgBench.isEmpty()) {
            console.failed("pgbench is not on the PATH (Debian: apt install postgresql-contrib): no ratios");
            return Double.NaN;
        }
        Table table = new Table("rr", "clients", "sales/s");
        double best = 0;
        for (int clients : TILLS) {
            double rate = pgBench.get().run(clients, ROUND);
            best = Math.max(best, rate);
            table.row(String.valueOf(clients), whole(rate));
        }
        table.print(console);
        return best;
    }

    private double rising(Load load, Shop shop, double baseline) {
        console.title("(a) POST /v1/sales through the gateway, more and more tills");
        Table table = new Table("rrrrrr", "tills", "sales/s", "of pgbench's best", "p50 ms", "p99 ms", "failed");
        double best = 0;
        for (int tills : TILLS) {
            Outcome outcome = load.tills(shop.till(), tills, ROUND);
            best = Math.max(best, outcome.perSecond());
            table.row(
                    String.valueOf(tills),
                    whole(outcome.perSecond()),
                    ratio(outcome.perSecond() / baseline),
                    ms(outcome.p50()),
                    ms(outcome.p99()),
                    String.valueOf(outcome.failed()));
        }
        table.print(console);
        return best;
    }

    private void batches(Shop shop, double baseline) {
        console.title("(b) POST /v1/sales/batches through the gateway, 20,000 sales each");
        Table table = new Table("rrr", "uploads at once", "sales/s", "of pgbench's best");
        BatchLoad load = new BatchLoad(launcher.gateway(), sales);
        for (int uploads : new int[] {1, 1, 2, 4}) {
            double rate = load.run(shop.till(), uploads);
            table.row(String.valueOf(uploads), whole(rate), ratio(rate / baseline));
        }
        table.print(console);
    }

    private void steady(Load load, Shop shop, BoardDelay board, double rate, Map<String, Long> idle) {
        console.title("(c) %.0f sales/s, 60 %% of the best of (a), for %d s".formatted(rate, STEADY.toSeconds()));
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> load.rate(shop.till(), rate, STEADY));
        CompletableFuture<Delays> delays = CompletableFuture.supplyAsync(() -> board.measure(SAMPLES));
        Map<String, Long> busy = new LinkedHashMap<>();
        while (!running.isDone()) {
            new Status(launcher, clock).memoryKb().forEach((part, kb) -> busy.merge(part, kb, Math::max));
            var unused =
                    running.copy().completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
        }
        Outcome outcome = running.join();
        console.done("%.0f sales/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, %d failed"
                .formatted(outcome.perSecond(), outcome.p50(), outcome.p99(), outcome.p999(), outcome.failed()));
        say("(d) sale to board, meanwhile", delays.join());
        memory(idle, busy);
    }

    private void memory(Map<String, Long> idle, Map<String, Long> busy) {
        console.title("(e) resident memory, MB: at rest after the start, and the most seen during (c)");
        Table table = new Table("lrr", "process", "at rest", "under load");
        idle.forEach((part, kb) -> table.row(part, whole(kb / 1_024.0), whole(busy.getOrDefault(part, 0L) / 1_024.0)));
        table.row("together", whole(sum(idle) / 1_024.0), whole(sum(busy) / 1_024.0));
        table.print(console);
    }

    private void say(String what, Delays delays) {
        console.title(what);
        console.done("p50 %.0f ms, p99 %.0f ms, at most %.0f ms, over %d sales"
                .formatted(delays.p50(), delays.p99(), delays.max(), delays.samples()));
    }

    private static long sum(Map<String, Long> memory) {
        return memory.values().stream().mapToLong(Long::longValue).sum();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String whole(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }

    private static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, "%.1f", ms);
    }
}
