package io.dangol.platform.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** No address of ours holds U+0000, and the database would refuse to look for it. */
public class StorableUris {

    private static final String NUL = "%00";

    @ServerRequestFilter(preMatching = true)
    public void refuse(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String query = uri.getRawQuery();
        if (uri.getRawPath().contains(NUL) || (query != null && query.contains(NUL))) {
            throw new BadRequestException();
        }
    }
}
