package io.dangol.testing.probe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint whose author forgot to say who may. */
@Path("/v1/undeclared")
public class UndeclaredResource {

    @GET
    public String get() {
        return "open";
    }
}
