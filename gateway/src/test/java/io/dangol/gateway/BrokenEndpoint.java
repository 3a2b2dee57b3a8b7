package io.dangol.gateway;

import io.dangol.gateway.http.Endpoint;
import io.dangol.gateway.problem.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/** A mistake of ours, at once or while the answer is written: whatever it is, the caller must not wait for ever. */
@Singleton
class BrokenEndpoint implements Endpoint {

    private final Vertx vertx;

    BrokenEndpoint(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/broken/");
    }

    @Override
    public Set<HttpMethod> methods() {
        return Set.of(HttpMethod.GET);
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.path().endsWith("/at-once")) {
            throw new IllegalStateException("broken");
        }
        vertx.runOnContext(later -> Problems.answered(request, () -> {
            throw new IllegalStateException("broken");
        }));
    }
}
