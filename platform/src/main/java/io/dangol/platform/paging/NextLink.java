package io.dangol.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.UriBuilder;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The next page also as a link (RFC 8288), for clients that walk by header; relative, so it holds behind a gateway. */
public class NextLink {

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            String query = UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                    .replaceQueryParam("cursor", page.next())
                    .build()
                    .getRawQuery();
            String path = request.getUriInfo().getRequestUri().getRawPath();
            response.getHeaders().putSingle("Link", "<%s?%s>; rel=\"next\"".formatted(path, query));
        }
    }
}
