package io.dangol.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Requests by route are counted in a few classes of duration, the same as at the gateway: shares of requests that were
 * fast enough can be added up over replicas, percentiles cannot.
 */
@Singleton
class RequestBuckets {

    private static final String REQUESTS = "http.server.requests";

    private static final double[] BOUNDS = nanos(
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2));

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BOUNDS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    private static double[] nanos(Duration... bounds) {
        return Stream.of(bounds).mapToDouble(bound -> (double) bound.toNanos()).toArray();
    }
}
