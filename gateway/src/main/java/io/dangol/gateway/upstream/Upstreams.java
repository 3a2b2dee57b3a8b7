package io.dangol.gateway.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** All services, reached through one client with a pool of connections for each. */
@Singleton
public class Upstreams {

    private final Map<UpstreamName, Upstream> upstreams = new EnumMap<>(UpstreamName.class);

    Upstreams(UpstreamConfig addresses, ProxyConfig config, Vertx vertx, MeterRegistry metrics) {
        HttpClient client = vertx.createHttpClient(options(config));
        for (UpstreamName name : UpstreamName.values()) {
            Upstream upstream = new Upstream(name, address(name, addresses), client, config);
            upstreams.put(name, upstream);
            Gauge.builder("dangol.gateway.upstream.down", upstream, known -> known.down() ? 1 : 0)
                    .tag("upstream", name.label())
                    .register(metrics);
        }
    }

    public Upstream get(UpstreamName name) {
        return Objects.requireNonNull(upstreams.get(name));
    }

    public Collection<Upstream> all() {
        return Collections.unmodifiableCollection(upstreams.values());
    }

    private static URI address(UpstreamName name, UpstreamConfig addresses) {
        return switch (name) {
            case CUSTOMER -> addresses.customer();
            case LOYALTY -> addresses.loyalty();
            case PARTNER -> addresses.partner();
            case ANALYTICS -> addresses.analytics();
        };
    }

    private static HttpClientOptions options(ProxyConfig config) {
        return new HttpClientOptions()
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setDecompressionSupported(false);
    }
}
