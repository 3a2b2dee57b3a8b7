package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.TillPermits.Permit;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Takes a large body's share before it is read, for what is made of it is several times as large. */
class WeighedBodies {

    private static final String PERMIT = Permit.class.getName();

    private final TillPermits permits;

    WeighedBodies(TillPermits permits) {
        this.permits = permits;
    }

    @Weighed
    // Before the others: what runs on the event loop may not come behind what does not, or nothing starts.
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    void take(ContainerRequestContext request, RoutingContext routing) {
        long size = size(request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        if (size <= permits.usual()) {
            return;
        }
        Permit permit = permits.take(size);
        request.setProperty(PERMIT, permit);
        // One that breaks off is answered by nobody; one that came in whole is, also where nobody waits any more.
        routing.addEndHandler(ended -> {
            if (!routing.request().isEnded()) {
                permit.giveBack();
            }
        });
    }

    @Weighed
    @ServerResponseFilter
    void giveBack(ContainerRequestContext request) {
        if (request.getProperty(PERMIT) instanceof Permit permit) {
            permit.giveBack();
        }
    }

    /** A chunked one does not say: the gateway lets none through that is longer than the longest. */
    private long size(@Nullable String announced) {
        if (announced == null) {
            return permits.unannounced();
        }
        long size = Long.parseLong(announced);
        if (size > permits.longest()) {
            throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return size;
    }
}
