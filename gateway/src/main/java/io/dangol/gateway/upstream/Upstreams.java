package io.dangol.gateway.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.SSLOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All services, reached through one client with a pool of connections for each. */
@Singleton
public class Upstreams {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    private final Map<UpstreamName, Upstream> upstreams = new EnumMap<>(UpstreamName.class);
    private final HttpClient client;
    private final @Nullable TlsConfiguration tls;

    Upstreams(
            UpstreamConfig addresses,
            ProxyConfig config,
            TlsConfigurationRegistry registry,
            Vertx vertx,
            MeterRegistry metrics) {
        this.tls = tls(registry, addresses).orElse(null);
        this.client = vertx.createHttpClient(options(config, tls));
        for (UpstreamName name : UpstreamName.values()) {
            Upstream upstream = new Upstream(name, addresses(name, addresses), client, config);
            upstreams.put(name, upstream);
            Gauge.builder("dangol.gateway.upstream.down", upstream, known -> known.down() ? 1 : 0)
                    .tag("upstream", name.label())
                    .register(metrics);
            Gauge.builder("dangol.gateway.upstream.requests", upstream, Upstream::underWay)
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

    /** A certificate that was renewed counts from the next connection on. */
    void renewed(@Observes CertificateUpdatedEvent event) {
        if (tls != null && event.name().equals(tls.getName())) {
            var unused = client.updateSSLOptions(withoutAlpn(event.tlsConfiguration()))
                    .onFailure(failure -> LOG.error("The renewed certificate cannot be used", failure));
        }
    }

    /** TlsConfiguration.from would leave the unnamed one out. */
    private static Optional<TlsConfiguration> tls(TlsConfigurationRegistry registry, UpstreamConfig addresses) {
        return addresses.tlsConfigurationName().isPresent()
                ? TlsConfiguration.from(registry, addresses.tlsConfigurationName())
                : registry.getDefault().filter(unnamed -> unnamed.getTrustStoreOptions() != null);
    }

    private static List<URI> addresses(UpstreamName name, UpstreamConfig addresses) {
        return switch (name) {
            case CUSTOMER -> addresses.customer();
            case LOYALTY -> addresses.loyalty();
            case PARTNER -> addresses.partner();
            case ANALYTICS -> addresses.analytics();
        };
    }

    private static HttpClientOptions options(ProxyConfig config, @Nullable TlsConfiguration tls) {
        HttpClientOptions options = new HttpClientOptions();
        if (tls != null) {
            TlsConfigUtils.configure(options, tls);
        }
        return options.setUseAlpn(false)
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setDecompressionSupported(false);
    }

    /** HTTP/1.1 is all that the proxy speaks. */
    private static SSLOptions withoutAlpn(TlsConfiguration tls) {
        return new SSLOptions(tls.getSSLOptions()).setUseAlpn(false);
    }
}
