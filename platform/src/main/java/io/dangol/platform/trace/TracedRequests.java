package io.dangol.platform.trace;

import io.dangol.platform.trace.Tracing.Role;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** A request as a step of its trace. It is told by its template: paths and queries hold card numbers. */
public class TracedRequests {

    private static final String STEP = "dangol.step";
    private static final int FAILURES = 500;
    /** Of filters before matching the one with the higher number comes later; the usual one is 5000. */
    private static final int AFTER_CORRELATION = 6_000;

    private final Tracing tracing;
    private final Map<Method, String> routes = new ConcurrentHashMap<>();

    TracedRequests(Tracing tracing) {
        this.tracing = tracing;
    }

    /** After the correlation id is known, before anything logs. */
    @ServerRequestFilter(preMatching = true, priority = AFTER_CORRELATION)
    public void begin(ContainerRequestContext request) {
        String parent = TraceParent.sane(request.getHeaderString(TraceParent.HEADER));
        if (tracing.isOn()) {
            Step step = tracing.begin(Role.SERVER, request.getMethod(), parent);
            request.setProperty(STEP, step);
            new Cause(Cause.current().correlationId(), step.traceParent()).enter();
        }
        if (parent != null) {
            Cause.name(TraceParent.traceId(parent));
        }
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (request.getProperty(STEP) instanceof Step step && step != Step.UNKEPT) {
            Method method = resource == null ? null : resource.getResourceMethod();
            String route = method == null ? null : routes.computeIfAbsent(method, TracedRequests::route);
            step.name(route == null ? request.getMethod() : request.getMethod() + " " + route);
            step.attribute("http.request.method", request.getMethod());
            step.attribute("http.response.status_code", response.getStatus());
            if (route != null) {
                step.attribute("http.route", route);
            }
            if (response.getStatus() >= FAILURES) {
                step.failed();
            }
            step.end();
        }
    }

    private static String route(Method method) {
        return path(method.getDeclaringClass().getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}
