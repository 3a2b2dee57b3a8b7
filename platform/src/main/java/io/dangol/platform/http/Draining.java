package io.dangol.platform.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A replica that was told to end still answers for a while ({@code quarkus.shutdown.delay}), and with each answer asks for
 * the connection to be closed: whoever keeps connections goes elsewhere before this one listens no more.
 */
@Singleton
public class Draining {

    private volatile boolean draining;

    void begin(@Observes ShutdownDelayInitiatedEvent delay) {
        draining = true;
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        if (draining) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
