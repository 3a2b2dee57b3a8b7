package io.dangol.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says version and address of what is answered, once for every resource. */
public class ResourceHeaders {

    private static final int CREATED = 201;

    @ServerResponseFilter
    public void add(ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned versioned) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, ETags.of(versioned.version()));
        }
        if (response.getStatus() == CREATED && response.getEntity() instanceof Located located) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, located.location());
        }
    }
}
