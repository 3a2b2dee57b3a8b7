package io.dangol.gateway.route;

import static java.util.stream.Collectors.joining;

import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.upstream.UpstreamName;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/**
 * A declared way through the gateway: what lies under a path prefix, by these methods, is answered by that service.
 *
 * @param open nobody is asked for a token: the service knows by something else whom it serves
 */
record Route(String prefix, UpstreamName upstream, Set<HttpMethod> methods, boolean open) {

    static Route of(UpstreamName upstream, String prefix, String... methods) {
        return new Route(
                prefix,
                upstream,
                Set.copyOf(List.of(methods).stream().map(HttpMethod::valueOf).toList()),
                false);
    }

    Route withoutToken() {
        return new Route(prefix, upstream, methods, true);
    }

    void check(HttpMethod method) {
        check(method, methods);
    }

    /** Whoever can be asked by GET can be asked by HEAD (RFC 9110 section 9.1). */
    static void check(HttpMethod method, Set<HttpMethod> methods) {
        boolean head = method.equals(HttpMethod.HEAD) && methods.contains(HttpMethod.GET);
        if (!methods.contains(method) && !head) {
            String allowed = methods.stream().map(HttpMethod::name).sorted().collect(joining(", "));
            throw new Refusal(405, "method-not-allowed").with("Allow", allowed);
        }
    }
}
