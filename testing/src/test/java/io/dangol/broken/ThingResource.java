package io.dangol.broken;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers an entity, without a scope, and cannot be repeated. */
@Path("/never")
class ThingResource {

    @GET
    StoredThing get() {
        return new StoredThing();
    }

    @POST
    void post() {}
}
