package io.dangol.suite.bench;

import io.dangol.suite.client.Gateway;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.handlers.RangeStatusValidator;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Many tills at one door, by Hyperfoil. At a constant rate each sale has its moment whatever the one before it did, so
 * that a stall is felt by all who would have come in it (no coordinated omission).
 */
final class Load {

    private final URI address;
    private final Call sale;

    Load(URI address, SaleMaker sales) {
        this.address = address;
        this.sale = Call.sale(sales::next);
    }

    /**
     * What a till asks.
     *
     * @param body of the next one
     * @param status of a good answer
     */
    record Call(String name, String path, Supplier<String> body, int status) {

        static Call sale(Supplier<String> body) {
            return new Call("sale", "/v1/sales", body, 201);
        }
    }

    /** What came of it. Latencies in milliseconds. */
    record Outcome(double perSecond, double p50, double p99, double p999, long failed) {

        static Outcome of(StatisticsSnapshot all, Duration duration) {
            return new Outcome(
                    (all.responseCount - all.invalid) * 1_000.0 / duration.toMillis(),
                    ms(all, 50),
                    ms(all, 99),
                    ms(all, 99.9),
                    all.errors() + all.invalid);
        }

        private static double ms(StatisticsSnapshot all, double percentile) {
            return all.histogram.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** So many tills, each with its next sale as soon as the last one is answered. */
    Outcome tills(Gateway.Caller till, int tills, Duration duration) {
        return tills(till, tills, duration, sale);
    }

    /** The same with whatever they ask. */
    Outcome tills(Gateway.Caller till, int tills, Duration duration, Call call) {
        BenchmarkBuilder benchmark = benchmark(Math.max(1, tills));
        scene(benchmark.addPhase(call.name()).always(tills), call, till, duration);
        return run(benchmark, duration).values().iterator().next();
    }

    /** So many sales a second, come what may. */
    Outcome rate(Gateway.Caller till, double perSecond, Duration duration) {
        return rates(till, Map.of(sale, perSecond), duration)
                .values()
                .iterator()
                .next();
    }

    /** So many of each a second, side by side. By the names of the calls. */
    Map<String, Outcome> rates(Gateway.Caller till, Map<Call, Double> perSecond, Duration duration) {
        BenchmarkBuilder benchmark = benchmark(256);
        perSecond.forEach((call, rate) -> {
            PhaseBuilder.ConstantRate phase = benchmark
                    .addPhase(call.name())
                    .constantRate(Math.max(1, (int) Math.round(rate)))
                    .maxSessions(4_096 / perSecond.size());
            scene(phase.variance(true), call, till, duration);
        });
        return run(benchmark, duration);
    }

    private BenchmarkBuilder benchmark(int connections) {
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("tills").threads(1);
        var unused = benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .host(address.getHost())
                .port(address.getPort())
                .sharedConnections(connections)
                .endHttp();
        return benchmark;
    }

    private static void scene(PhaseBuilder<?> phase, Call call, Gateway.Caller till, Duration duration) {
        var unused = phase.duration(duration.toMillis())
                .maxDuration(duration.plusSeconds(30).toMillis())
                .scenario()
                .initialSequence(call.name())
                .step(HttpStepCatalog.SC)
                .httpRequest(HttpMethod.POST)
                .path(call.path())
                .headers()
                .header("Authorization", "Bearer " + till.token())
                .header("Content-Type", "application/json")
                .endHeaders()
                .body((session, connection) -> body(
                        connection.context().alloc().buffer(768), call.body().get()))
                .handler()
                .status(new RangeStatusValidator(call.status(), call.status()))
                .endHandler()
                .endStep()
                .endSequence();
    }

    private static Map<String, Outcome> run(BenchmarkBuilder benchmark, Duration duration) {
        Map<String, StatisticsSnapshot> all = new TreeMap<>();
        new LocalSimulationRunner(
                        benchmark.build(),
                        (of, stepId, metric, statistics, countDown) -> all.computeIfAbsent(
                                        of.name(), phase -> new StatisticsSnapshot())
                                .add(statistics),
                        null,
                        null)
                .run();
        Map<String, Outcome> outcomes = new TreeMap<>();
        all.forEach((phase, statistics) -> outcomes.put(phase, Outcome.of(statistics, duration)));
        return outcomes;
    }

    private static ByteBuf body(ByteBuf buffer, String text) {
        ByteBufUtil.writeAscii(buffer, text);
        return buffer;
    }
}
