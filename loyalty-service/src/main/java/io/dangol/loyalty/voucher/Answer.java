package io.dangol.loyalty.voucher;

import io.dangol.platform.http.Located;
import jakarta.ws.rs.core.Response;

/** What was made, or what the same request had made before. */
public record Answer<V extends Located>(boolean replayed, V view) {

    public Response response() {
        return replayed
                ? Response.ok(view).header("Idempotency-Replayed", "true").build()
                : Response.status(Response.Status.CREATED).entity(view).build();
    }
}
