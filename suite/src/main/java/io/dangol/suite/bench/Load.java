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

/**
 * Many tills at one door, by Hyperfoil. At a constant rate each sale has its moment whatever the one before it did, so
 * that a stall is felt by all who would have come in it (no coordinated omission).
 */
final class Load {

    private final URI address;
    private final SaleMaker sales;

    Load(URI address, SaleMaker sales) {
        this.address = address;
        this.sales = sales;
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
        BenchmarkBuilder benchmark = benchmark(Math.max(1, tills));
        return run(benchmark, benchmark.addPhase("sales").always(tills), till, duration);
    }

    /** So many sales a second, come what may. */
    Outcome rate(Gateway.Caller till, double perSecond, Duration duration) {
        BenchmarkBuilder benchmark = benchmark(256);
        PhaseBuilder.ConstantRate phase = benchmark
                .addPhase("sales")
                .constantRate((int) Math.round(perSecond))
                .maxSessions(4_096);
        return run(benchmark, phase.variance(true), till, duration);
    }

    private BenchmarkBuilder benchmark(int connections) {
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("sales").threads(1);
        var unused = benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .host(address.getHost())
                .port(address.getPort())
                .sharedConnections(connections)
                .endHttp();
        return benchmark;
    }

    private Outcome run(BenchmarkBuilder benchmark, PhaseBuilder<?> phase, Gateway.Caller till, Duration duration) {
        var unused = phase.duration(duration.toMillis())
                .maxDuration(duration.plusSeconds(30).toMillis())
                .scenario()
                .initialSequence("sale")
                .step(HttpStepCatalog.SC)
                .httpRequest(HttpMethod.POST)
                .path("/v1/sales")
                .headers()
                .header("Authorization", "Bearer " + till.token())
                .header("Content-Type", "application/json")
                .endHeaders()
                .body((session, connection) -> body(connection.context().alloc().buffer(768)))
                .handler()
                .status(new RangeStatusValidator(201, 201))
                .endHandler()
                .endStep()
                .endSequence();
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark.build(),
                        (of, stepId, metric, statistics, countDown) -> all.add(statistics),
                        null,
                        null)
                .run();
        return Outcome.of(all, duration);
    }

    private ByteBuf body(ByteBuf buffer) {
        ByteBufUtil.writeAscii(buffer, sales.next());
        return buffer;
    }
}
