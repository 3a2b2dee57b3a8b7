package io.dangol.gateway.journal;

import io.dangol.gateway.http.Correlation;
import io.dangol.gateway.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Times every request by route, method and class of status, and writes a line for those worth reading about. */
@Singleton
public class Journal {

    private static final Logger LOG = Logger.getLogger("io.dangol.gateway.access");
    private static final int CLASSES = 10;
    /** A method that is none of HTTP's own is refused, whatever it is called. */
    private static final String OTHER = "other";

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", OTHER);

    /** Nobody was there any more to take the answer; the number is nginx's. */
    private static final int CALLER_GONE = 499;

    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry metrics;
    private final Tracing tracing;
    private final JournalConfig.Which which;
    private final long slowNanos;
    private final Map<String, Timer[]> timers = new ConcurrentHashMap<>();

    Journal(MeterRegistry metrics, Tracing tracing, JournalConfig config) {
        this.metrics = metrics;
        this.tracing = tracing;
        this.which = config.which();
        this.slowNanos = config.slow().toNanos();
    }

    public Passing begin(HttpServerRequest request) {
        Tracing.Span span = tracing.begin(method(request), request.getHeader(Tracing.HEADER));
        Passing passing = new Passing(request, Correlation.begin(request), span, System.nanoTime());
        request.response().endHandler(end -> ended(passing));
        return passing;
    }

    private void ended(Passing passing) {
        long nanos = System.nanoTime() - passing.startNanos();
        passing.ended();
        HttpServerResponse response = passing.request().response();
        int status = response.ended() ? response.getStatusCode() : CALLER_GONE;
        String method = method(passing.request());
        timer(passing.route(), method, status / 100).record(nanos, TimeUnit.NANOSECONDS);
        Tracing.Span span = passing.span();
        if (span != null) {
            span.end(method, passing.route(), status);
        }
        if (passing.logged() && toBeLogged(status, nanos)) {
            log(passing, status, nanos);
        }
    }

    private boolean toBeLogged(int status, long nanos) {
        return switch (which) {
            case ALL -> true;
            case NOTABLE -> status >= CLIENT_ERRORS || nanos > slowNanos;
            case NONE -> false;
        };
    }

    private static void log(Passing passing, int status, long nanos) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("correlationId", passing.correlationId());
        fields.put("method", passing.request().method().name());
        fields.put("path", PathMask.of(String.valueOf(passing.request().path())));
        fields.put("route", passing.route());
        fields.put("status", status);
        fields.put("durationMs", TimeUnit.NANOSECONDS.toMillis(nanos));
        String traceId = Tracing.traceId(passing.traceParent());
        if (traceId != null) {
            fields.put("traceId", traceId);
        }
        if (passing.clientId() != null) {
            fields.put("clientId", passing.clientId());
        }
        fields.forEach(MDC::put);
        LOG.log(status >= SERVER_ERRORS ? Logger.Level.WARN : Logger.Level.INFO, "Request served");
        fields.keySet().forEach(MDC::remove);
    }

    private static String method(HttpServerRequest request) {
        String name = request.method().name();
        return METHODS.contains(name) ? name : OTHER;
    }

    private Timer timer(String route, String method, int statusClass) {
        Timer[] ofRoute = timers.computeIfAbsent(route, unused -> new Timer[METHODS.size() * CLASSES]);
        int cell = METHODS.indexOf(method) * CLASSES + statusClass;
        Timer timer = ofRoute[cell];
        if (timer == null) {
            // Two threads may both come here: the registry gives them the same timer.
            timer = registered(route, method, statusClass);
            ofRoute[cell] = timer;
        }
        return timer;
    }

    private Timer registered(String route, String method, int statusClass) {
        return Timer.builder("dangol.gateway.requests")
                .description("Requests by route, method and class of status")
                .tag("route", route)
                .tag("method", method)
                .tag("status", statusClass + "xx")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }
}
