package io.dangol.loyalty.referral;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.referral.ReferralApi.CodeView;
import io.dangol.loyalty.referral.ReferralApi.OwnView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
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

@Path("/v1/cards/{number}")
@Produces(APPLICATION_JSON)
@Tag(name = "Referrals")
class CardReferralResource {

    private final ReferralCodeService service;
    private final Caller caller;

    CardReferralResource(ReferralCodeService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Path("/referral-code")
    @NaturallyIdempotent(by = "member, who has one code at a time")
    @PermissionsAllowed("referrals:use")
    @Operation(
            operationId = "giveReferralCode",
            summary = "Give a card's member the code by which it brings others",
            description =
                    "One for all its cards, the same until it is revoked. It cannot be guessed and says nothing of"
                            + " the card. A member asks for its own only.")
    @APIResponseSchema(value = CodeView.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(
            responseCode = "200",
            description = "Was made before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = CodeView.class)))
    public Response code(@RestPath String number) {
        ReferralCodeService.Answer answer = service.code(number, caller.clientId());
        return answer.replayed()
                ? Response.ok(answer.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED).entity(answer.view()).build();
    }

    @POST
    @Path("/referral-code/revoke")
    @NaturallyIdempotent(by = "the code, which is revoked once")
    @PermissionsAllowed("referrals:use")
    @Operation(
            operationId = "revokeReferralCode",
            summary = "Revoke a member's referral code",
            description =
                    "Nobody is brought by it any more; what was registered goes on. The next one asked for is another."
                            + " Answers how far its referrals are.")
    public OwnView revoke(@RestPath String number) {
        service.revoke(number, caller.clientId());
        return service.own(number);
    }

    @GET
    @Path("/referrals")
    @PermissionsAllowed("referrals:use")
    @Operation(
            operationId = "getOwnReferrals",
            summary = "Read how far a member's referrals are",
            description = "How many are open, wait, gave points or ended, and the points; never whom it brought.")
    public OwnView own(@RestPath String number) {
        return service.own(number);
    }
}
