package io.dangol.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** One id from the gateway to the last log line, so that a caller's report finds its traces. */
public class Correlation {

    public static final String HEADER = "X-Correlation-Id";
    private static final String KEY = "correlationId";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The id of the request that this thread serves, or null outside of one. */
    public static @Nullable String current() {
        Object id = MDC.get(KEY);
        return id == null ? null : id.toString();
    }

    /** For a thread that goes on with what a request began: its lines carry the request's id. */
    public static void with(@Nullable String id, Runnable task) {
        if (id == null) {
            task.run();
            return;
        }
        MDC.put(KEY, id);
        try {
            task.run();
        } finally {
            MDC.remove(KEY);
        }
    }

    @ServerRequestFilter(preMatching = true)
    public void remember(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        String id = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setProperty(KEY, id);
        MDC.put(KEY, id);
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(KEY);
        if (id != null) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }
}
