package io.dangol.suite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.bench.Load.Call;
import io.dangol.suite.bench.Load.Outcome;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.client.Pause;
import io.dangol.suite.console.Console;
import io.dangol.suite.console.Table;
import io.dangol.suite.launcher.Launcher;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A chain of many stores and members, on a suite of its own: what their number costs the till, what tills do beside
 * selling, and the night in which the members' points expire. docs/benchmark.md explains the figures.
 */
public final class ScaleBench {

    private static final int STORES = 600;
    private static final int FEW_CARDS = 1_000;
    private static final Duration WARM = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int ROUNDS = 5;
    private static final int TILLS = 64;
    private static final double PER_SECOND = 200;

    private final Console console;
    private final Clock clock;
    private final Launcher launcher;
    private final SaleMaker sales;

    public ScaleBench(Launcher launcher, Console console, Clock clock) {
        this.launcher = launcher;
        this.console = console;
        this.clock = clock;
        this.sales = new SaleMaker(clock);
    }

    /** On a suite that runs and is empty. */
    public void measure(long members) {
        Gateway gateway = new Gateway(launcher.gateway(), Patience.USUAL);
        Gateway.Caller admin = gateway.as(launcher.admin());
        Shop shop = Shop.open(gateway, admin, sales);
        shop.issueCards(admin);
        Shop chain = shop.withStores(gateway, admin, STORES, sales);
        Load load = new Load(launcher.gateway(), sales);
        Call few = Call.sale(() -> sales.next(store(), SaleMaker.card(random(FEW_CARDS))));
        console.title("Warming up, %d stores, %d cards".formatted(STORES, FEW_CARDS));
        var warm = load.tills(chain.till(), TILLS, WARM, few);
        console.done("%.0f sales/s with %d tills".formatted(warm.perSecond(), TILLS));
        Table table = new Table("lrrr", "%.0f sales/s at".formatted(PER_SECOND), "p50 ms", "p99 ms", "failed");
        List<Outcome> before = rounds(load, chain, few).get(0);
        row(table, "%d cards, nobody else there".formatted(FEW_CARDS), before);
        MemberFile file = MemberFile.write(
                launcher.home().folder().resolve("members.csv"),
                members,
                LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        taken(file, shop, admin);
        Call many = Call.sale(() -> sales.next(store(), MemberFile.card(random(members))));
        List<List<Outcome>> after = rounds(load, chain, few, many);
        row(table, "%d cards of %,d".formatted(FEW_CARDS, members), after.get(0));
        row(table, "all cards of %,d".formatted(members), after.get(1));
        table.print(console);
        mixed(load, chain, members);
        new ExpiryNight(launcher, console).measure(file);
    }

    /** One after the other, again and again, so that what the machine does meanwhile is shared. In their order. */
    private static List<List<Outcome>> rounds(Load load, Shop chain, Call... calls) {
        List<List<Outcome>> outcomes = Arrays.stream(calls)
                .map(call -> (List<Outcome>) new ArrayList<Outcome>())
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int call = 0; call < calls.length; call++) {
                var all = load.rates(chain.till(), Map.of(calls[call], PER_SECOND), ROUND);
                outcomes.get(call).add(all.values().iterator().next());
            }
        }
        return outcomes;
    }

    private void taken(MemberFile file, Shop shop, Gateway.Caller admin) {
        console.title("Taking over %,d members".formatted(file.members()));
        MemberUpload upload = MemberUpload.of(file, launcher.gateway(), shop, admin, () -> {});
        console.done(upload.told());
        long begin = System.nanoTime();
        JsonNode now = upload.progress(admin);
        while (!now.path("status").asText().equals("DONE")) {
            Pause.ms(1_000);
            now = upload.progress(admin);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        if (now.path("imported").asLong() != file.members()) {
            throw new CallFailed("Not all members were taken over: " + now);
        }
        console.done("worked on in %.0f s, %.0f members/s".formatted(took, file.members() / took));
        MemberBench.awaitBoard(admin);
    }

    private void mixed(Load load, Shop chain, long members) {
        Supplier<String> holder = () -> MemberFile.card(holder(members));
        Call redemption = new Call("redemption", "/v1/redemptions", () -> sales.redemption(store(), holder.get()), 201);
        Call sale = Call.sale(() -> sales.next(store(), MemberFile.card(random(members))));
        Call quote = new Call("quote", "/v1/sales/quote", () -> sales.next(store(), holder.get()), 200);
        console.title("Redemptions alone, and a mixture, all members, all stores");
        Table table = new Table("lrrrr", "what", "per second", "p50 ms", "p99 ms", "failed");
        Outcome alone = load.tills(chain.till(), TILLS, ROUND, redemption);
        row(table, "redemptions, %d tills".formatted(TILLS), alone);
        row(table, "sales, %d tills".formatted(TILLS), load.tills(chain.till(), TILLS, ROUND, sale));
        var shares = Map.of(sale, PER_SECOND * 0.7, redemption, PER_SECOND * 0.15, quote, PER_SECOND * 0.15);
        load.rates(chain.till(), shares, ROUND).forEach((name, outcome) -> row(table, "mixed: " + name, outcome));
        table.print(console);
    }

    /** The round in the middle: one may have met something else on the machine. */
    private static void row(Table table, String what, List<Outcome> rounds) {
        table.row(
                what,
                ms(rounds.stream().mapToDouble(Outcome::p50).sorted().toArray()[rounds.size() / 2]),
                ms(rounds.stream().mapToDouble(Outcome::p99).sorted().toArray()[rounds.size() / 2]),
                String.valueOf(rounds.stream().mapToLong(Outcome::failed).sum()));
    }

    private static void row(Table table, String what, Outcome outcome) {
        table.row(
                what,
                String.format(Locale.ROOT, "%,.0f", outcome.perSecond()),
                ms(outcome.p50()),
                ms(outcome.p99()),
                String.valueOf(outcome.failed()));
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, "%.1f", ms);
    }

    private static int random(long upTo) {
        return ThreadLocalRandom.current().nextInt(1, Math.toIntExact(upTo) + 1);
    }

    private static long holder(long members) {
        long member = random(members);
        while (!MemberFile.hasLots(member)) {
            member = random(members);
        }
        return member;
    }

    private static String store() {
        return Shop.store(random(STORES));
    }
}
