package io.dangol.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Names the query parameter that cannot be read; the framework alone would say that there is no such resource. */
public class QueryCheck {

    /** As long as the gateway lets pass. */
    private static final int LONGEST_URI = 8192;

    private final Map<Method, QueryParameters> known = new ConcurrentHashMap<>();

    @ServerRequestFilter(preMatching = true)
    public void checkLength(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().toString().length() > LONGEST_URI) {
            throw new WebApplicationException(414);
        }
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        var given = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (given.isEmpty() || method == null) {
            return;
        }
        QueryParameters expected = known.computeIfAbsent(method, QueryParameters::of);
        given.forEach((name, values) -> {
            if (!expected.readable(name, values)) {
                throw new ParameterUnreadable(name);
            }
        });
    }

    /** A value of the wrong type or form. */
    public static final class ParameterUnreadable extends Refusal.Invalid {
        ParameterUnreadable(String name) {
            super("parameter-unreadable", name);
            var unused = at("/" + JsonPaths.escaped(name));
        }
    }
}
