package io.dangol.gateway.journal;

import io.dangol.gateway.trace.Tracing;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** One request on its way through the gateway, and what is to be remembered of it. */
public final class Passing {

    private final HttpServerRequest request;
    private final String correlationId;
    private final Tracing.@Nullable Span span;
    private final long startNanos;
    private String route = "unknown";
    private @Nullable String clientId;
    private boolean logged = true;
    private @Nullable Runnable atEnd;

    Passing(HttpServerRequest request, String correlationId, Tracing.@Nullable Span span, long startNanos) {
        this.request = request;
        this.correlationId = correlationId;
        this.span = span;
        this.startNanos = startNanos;
    }

    public HttpServerRequest request() {
        return request;
    }

    public String correlationId() {
        return correlationId;
    }

    /** Where the request stands in a trace, for the service that it is sent on to. */
    public @Nullable String traceParent() {
        return span == null ? request.getHeader(Tracing.HEADER) : span.traceParent();
    }

    Tracing.@Nullable Span span() {
        return span;
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

    /** What is to be done when the request has ended, however it did. */
    public void atEnd(Runnable work) {
        atEnd = work;
    }

    void ended() {
        if (atEnd != null) {
            atEnd.run();
        }
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
