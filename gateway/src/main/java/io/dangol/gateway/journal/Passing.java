package io.dangol.gateway.journal;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** One request on its way through the gateway, and what is to be remembered of it. */
public final class Passing {

    private final HttpServerRequest request;
    private final String correlationId;
    private final long startNanos;
    private String route = "unknown";
    private @Nullable String clientId;
    private boolean logged = true;

    Passing(HttpServerRequest request, String correlationId, long startNanos) {
        this.request = request;
        this.correlationId = correlationId;
        this.startNanos = startNanos;
    }

    public HttpServerRequest request() {
        return request;
    }

    public String correlationId() {
        return correlationId;
    }

    /** The name of the route is one of few; the path never becomes a metric's label. */
    public void by(String routeName) {
        route = routeName;
    }

    public void from(String client) {
        clientId = client;
    }

    /** Whoever polls, such as a health check, would fill the log. */
    public void unlogged() {
        logged = false;
    }

    boolean logged() {
        return logged;
    }

    String route() {
        return route;
    }

    @Nullable String clientId() {
        return clientId;
    }

    long startNanos() {
        return startNanos;
    }
}
