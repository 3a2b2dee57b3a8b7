package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.upstream.Upstream;
import io.dangol.gateway.upstream.UpstreamName;
import io.dangol.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the services for their descriptions now and then; one that is down is shown as it was last known. */
@Singleton
class Descriptions {

    private static final Logger LOG = Logger.getLogger(Descriptions.class);
    private static final String WHERE = "/q/openapi?format=json";

    private final Upstreams upstreams;
    private final OpenApiConfig config;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final ObjectNode own;
    private final Map<UpstreamName, JsonNode> lastKnown = new ConcurrentHashMap<>();
    private @Nullable Future<ObjectNode> current;
    private long askAgainAt;

    Descriptions(
            Upstreams upstreams,
            OpenApiConfig config,
            ObjectMapper json,
            Vertx vertx,
            @ConfigProperty(name = "dangol.gateway.url", defaultValue = "/") String url) {
        this.upstreams = upstreams;
        this.config = config;
        this.json = json;
        this.vertx = vertx;
        this.own = own();
        this.own.putArray("servers").addObject().put("url", url);
    }

    /** The merged document; whoever asks while it is being made waits for the same one. */
    synchronized Future<ObjectNode> merged() {
        Future<ObjectNode> known = current;
        if (known != null && (!known.isComplete() || System.nanoTime() - askAgainAt < 0)) {
            return known;
        }
        Future<ObjectNode> fresh = fetchAll()
                .compose(all -> vertx.executeBlocking(() -> merge(all)))
                .onFailure(failure -> askAgainIn(config.retry().toNanos()));
        current = fresh;
        askAgainAt = Long.MAX_VALUE / 2 + System.nanoTime();
        return fresh;
    }

    private Future<Boolean> fetchAll() {
        Future<Boolean> all = Future.succeededFuture(true);
        for (Upstream upstream : upstreams.all()) {
            Future<Boolean> one = fetch(upstream);
            all = all.compose(complete -> one.map(fetched -> complete && fetched));
        }
        return all;
    }

    private Future<Boolean> fetch(Upstream upstream) {
        return upstream.get(WHERE)
                .compose(HttpClientRequest::send)
                .compose(Descriptions::body)
                .map(body -> keep(upstream.name(), body))
                .otherwise(failure -> {
                    LOG.debugf("API description not available: upstream=%s", upstream.name());
                    return false;
                });
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200 ? response.body() : Future.failedFuture("Status " + response.statusCode());
    }

    private boolean keep(UpstreamName name, Buffer body) {
        try {
            lastKnown.put(name, json.readTree(body.getBytes()));
            return true;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private ObjectNode merge(boolean complete) {
        MergedDescription merged = new MergedDescription(own);
        for (UpstreamName name : UpstreamName.values()) {
            JsonNode known = lastKnown.get(name);
            merged = known == null ? merged : merged.add(name, known);
        }
        ObjectNode document = merged.document();
        askAgainIn((complete ? config.maxAge() : config.retry()).toNanos());
        return document;
    }

    private synchronized void askAgainIn(long nanos) {
        askAgainAt = System.nanoTime() + nanos;
    }

    private static ObjectNode own() {
        try (InputStream in = Descriptions.class.getResourceAsStream("/openapi/gateway.yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
