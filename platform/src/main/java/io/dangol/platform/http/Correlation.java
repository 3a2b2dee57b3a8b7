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

    /** What was given if it can do no harm in a log, else null. */
    public static @Nullable String sane(@Nullable String given) {
        return given != null && SANE.matcher(given).matches() ? given : null;
    }

    @ServerRequestFilter(preMatching = true)
    public void remember(ContainerRequestContext request) {
        String given = sane(request.getHeaderString(HEADER));
        String id = given == null ? UUID.randomUUID().toString() : given;
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
