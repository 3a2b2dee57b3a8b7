package io.dangol.platform.audit;

import io.dangol.platform.http.Correlation;
import io.dangol.platform.security.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the request says that this thread serves, as far as an auditor asks. */
@Singleton
class Inquiry {

    private static final String READ = "dangol.audit.read";

    private final CurrentVertxRequest current;
    private final Caller caller;
    private final ResourceInfo resource;
    private final UriInfo uri;

    Inquiry(CurrentVertxRequest current, Caller caller, ResourceInfo resource, UriInfo uri) {
        this.current = current;
        this.caller = caller;
        this.resource = resource;
        this.uri = uri;
    }

    /** Whether a caller waits for this; events and upkeep have none. */
    boolean isOn() {
        return request() != null;
    }

    boolean mayChange() {
        HttpServerRequest request = request();
        return request != null
                && !request.method().equals(HttpMethod.GET)
                && !request.method().equals(HttpMethod.HEAD);
    }

    /** Its reading is written down. */
    void read() {
        current.getCurrent().put(READ, true);
    }

    boolean hasRead() {
        return current.getCurrent().get(READ) != null;
    }

    String operation() {
        Method method = resource.getResourceMethod();
        Operation described = method.getAnnotation(Operation.class);
        return described == null || described.operationId().isEmpty() ? method.getName() : described.operationId();
    }

    /** The things that the path names by id; what else is in a path may be personal. */
    List<String> named() {
        return uri.getPathParameters().values().stream()
                .flatMap(List::stream)
                .filter(Inquiry::isId)
                .toList();
    }

    String clientId() {
        return caller.clientId();
    }

    String role() {
        return caller.role();
    }

    @Nullable UUID partnerId() {
        Optional<UUID> partner = caller.isBound() ? caller.partnerId() : Optional.empty();
        return partner.orElse(null);
    }

    @Nullable String actingUser() {
        return header(AuditHeaders.ACTING_USER);
    }

    @Nullable String purpose() {
        return header(AuditHeaders.PURPOSE);
    }

    @Nullable String correlationId() {
        return Correlation.current();
    }

    private @Nullable String header(String name) {
        HttpServerRequest request = request();
        return request == null ? null : request.getHeader(name);
    }

    private @Nullable HttpServerRequest request() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext exchange = current.getCurrent();
        return exchange == null ? null : exchange.request();
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }
}
