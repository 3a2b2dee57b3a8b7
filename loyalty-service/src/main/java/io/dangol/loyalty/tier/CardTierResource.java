package io.dangol.loyalty.tier;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.tier.TierApi.GrantRequest;
import io.dangol.loyalty.tier.TierApi.GrantView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/cards/{number}/tier")
@Produces(APPLICATION_JSON)
@Tag(name = "Tiers", description = "What a member's purchases of a while make of it, for how long, and what comes next")
class CardTierResource {

    private final CardTierService service;
    private final Caller caller;

    CardTierResource(CardTierService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("cards:read")
    @Operation(
            operationId = "getCardTier",
            summary = "The tier of a card's member, and what is missing to the next",
            description = "Of all cards of the member: the tier and until when, what counts towards it and since when,"
                    + " what is missing to keep it and to reach the next, the tier after this one if nothing more is"
                    + " bought, and the latest changes. A sale is in it moments later.")
    public CardTier tier(@RestPath String number) {
        return service.get(number);
    }

    @POST
    @NaturallyIdempotent(by = "client and reference")
    @PermissionsAllowed("tiers:grant")
    @Operation(
            operationId = "grantTier",
            summary = "Give a card's member a tier for a time",
            description = "Whatever it buys, it has at least that tier until then; what comes after is as if it had"
                    + " earned it. For tiers from the system before, and by way of exception. The same reference of a"
                    + " client again answers the same; with another content it is 409 reference-conflict.")
    @APIResponseSchema(value = GrantView.class, responseCode = "201", responseDescription = "Granted")
    @APIResponse(
            responseCode = "200",
            description = "Was granted before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = GrantView.class)))
    public Response grant(@RestPath String number, @NotNull @Valid GrantRequest request) {
        CardTierService.Answer answer = service.grant(number, request, caller.clientId());
        return answer.replayed()
                ? Response.ok(answer.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED).entity(answer.view()).build();
    }
}
