package io.dangol.platform.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * JAX-RS answers 404 for a query parameter of the wrong form as it does for a path. That would tell the caller that the
 * list does not exist, so it is told apart here: the exception names no parameter, but its cause quotes the value.
 */
final class QueryFaults {

    private QueryFaults() {}

    /** The name of the query parameter that could not be read, if one is to blame. */
    static Optional<String> name(WebApplicationException thrown, UriInfo uri) {
        String complaint = thrown.getCause() == null ? null : thrown.getCause().getMessage();
        if (!(thrown instanceof NotFoundException) || complaint == null) {
            return Optional.empty();
        }
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(complaint::contains))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }
}
