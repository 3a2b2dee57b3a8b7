package io.dangol.customer.unsubscribe;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.unsubscribe.UnsubscribeApi.Unsubscribed;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.WithoutToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/unsubscribe/{token}")
@Produces(APPLICATION_JSON)
@Tag(name = "Contact permits", description = "Whether somebody may be contacted, and who keeps count")
class UnsubscribeResource {

    private final UnsubscribeService service;

    UnsubscribeResource(UnsubscribeService service) {
        this.service = service;
    }

    @POST
    @PermitAll
    @WithoutToken(because = "a mailbox has no credentials; the link is signed and was sent to its owner alone")
    @NaturallyIdempotent(by = "the link")
    @Operation(
            operationId = "unsubscribe",
            summary = "One click, and nothing of that kind is sent any more",
            description = "For List-Unsubscribe-Post (RFC 8058): mail programs post to it without credentials, and what"
                    + " they send along is not read. It records a withdrawal for the permit's purpose, channel and brand,"
                    + " with the permit as its evidence, which sticks to the address. The token comes with the permit."
                    + " Clicked again it changes nothing.")
    public Unsubscribed unsubscribe(@RestPath String token) {
        return service.unsubscribe(token);
    }
}
