package io.dangol.customer.unsubscribe;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.unsubscribe.UnsubscribeApi.Choice;
import io.dangol.customer.unsubscribe.UnsubscribeApi.Preferences;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.WithoutToken;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/preferences/{token}")
@Produces(APPLICATION_JSON)
@Tag(name = "Contact permits", description = "Whether somebody may be contacted, and who keeps count")
class PreferenceResource {

    private final UnsubscribeService service;

    PreferenceResource(UnsubscribeService service) {
        this.service = service;
    }

    @GET
    @PermitAll
    @WithoutToken(because = "a mailbox has no credentials; the link is signed and was sent to its owner alone")
    @Operation(
            operationId = "getPreferences",
            summary = "What somebody agreed to, for a page behind a message's link",
            description = "By the token of any permit, without credentials: purposes, channels and brands, nothing that"
                    + " names anybody.")
    public Preferences get(@RestPath String token) {
        return service.preferences(token);
    }

    @POST
    @PermitAll
    @WithoutToken(because = "a mailbox has no credentials; the link is signed and was sent to its owner alone")
    @NaturallyIdempotent(by = "what is chosen")
    @Operation(
            operationId = "choosePreference",
            summary = "Say no, on a page behind a message's link",
            description = "Recorded as the customer's decision, with the permit as its evidence. No can be said to"
                    + " everything, and agreed to nothing: who asked for the permit knows the link too. A page where"
                    + " somebody agrees records the consent with what proves it. Said again it changes nothing.")
    public Preferences choose(@RestPath String token, @NotNull @Valid Choice request) {
        return service.choose(token, request);
    }
}
