package io.dangol.gateway.route;

import io.dangol.gateway.journal.Passing;
import io.dangol.gateway.limit.Bodies;
import io.dangol.gateway.limit.LimitConfig;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.upstream.ProxyConfig;
import io.dangol.gateway.upstream.Upstream;
import io.dangol.gateway.upstream.Upstreams;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sends a request on to its service. */
@Singleton
class Forwarder {

    private final Upstreams upstreams;
    private final Problems problems;
    private final Vertx vertx;
    private final Duration idleTimeout;
    private final long bodyBytes;
    private final long batchBytes;
    private final long importBytes;

    Forwarder(Upstreams upstreams, Problems problems, LimitConfig limits, ProxyConfig proxy, Vertx vertx) {
        this.upstreams = upstreams;
        this.problems = problems;
        this.vertx = vertx;
        this.idleTimeout = proxy.idleTimeout();
        this.bodyBytes = limits.body().asLongValue();
        this.batchBytes = limits.batchBody().asLongValue();
        this.importBytes = limits.importBody().asLongValue();
    }

    void forward(Passing passing, Route route, String path) {
        HttpServerRequest request = passing.request();
        boolean batch = Routes.batch(request.method(), path);
        long maxBytes = maxBytes(batch, path);
        if (Bodies.announced(request) > maxBytes) {
            throw Bodies.tooLarge(maxBytes);
        }
        Upstream upstream = upstreams.get(route.upstream());
        upstream.checkAvailable();
        upstream.begun();
        passing.atEnd(upstream::ended);
        Forwarding forwarding = new Forwarding(passing, upstream, problems, maxBytes);
        if (batch) {
            forwarding.watch(vertx, idleTimeout);
        }
        forwarding.start();
    }

    private long maxBytes(boolean batch, String path) {
        long many = Routes.imports(path) ? importBytes : batchBytes;
        return batch ? many : bodyBytes;
    }
}
