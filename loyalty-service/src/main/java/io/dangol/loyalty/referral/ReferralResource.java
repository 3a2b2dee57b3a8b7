package io.dangol.loyalty.referral;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.referral.ReferralApi.ReferralView;
import io.dangol.loyalty.referral.ReferralApi.RegisteredView;
import io.dangol.loyalty.referral.ReferralApi.Registration;
import io.dangol.loyalty.referral.ReferralService.By;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/referrals")
@Produces(APPLICATION_JSON)
@Tag(name = "Referrals", description = "Members bring members, and both get points once the new one has bought")
class ReferralResource {

    private final ReferralService service;
    private final MemberReach reach;
    private final Caller caller;

    ReferralResource(ReferralService service, MemberReach reach, Caller caller) {
        this.service = service;
        this.reach = reach;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "the card's member, who is brought once, and the code")
    @PermissionsAllowed("referrals:use")
    @Operation(
            operationId = "registerReferral",
            summary = "Register that a new member was brought by another",
            description =
                    "By the code that it was told, before its first purchase and once. Who bought before, came over from"
                            + " another system, or brought the other itself is refused, and so are two cards of one member. The"
                            + " same code for the same member again answers the same; who names many codes that there are not"
                            + " is told to wait.")
    @APIResponseSchema(value = RegisteredView.class, responseCode = "201", responseDescription = "Registered")
    @APIResponse(
            responseCode = "200",
            description = "Was registered before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = RegisteredView.class)))
    public Response register(@Valid @NotNull Registration request) {
        ReferralService.Answer answer = service.register(request, by());
        return answer.replayed()
                ? Response.ok(answer.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED)
                        .entity(answer.view())
                        .header("Location", answer.view().location())
                        .build();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("referrals:read")
    @Operation(
            operationId = "getReferral",
            summary = "Read a referral",
            description = "Who brought whom, by their members' ids, how far it is, and what it gave.")
    public ReferralView get(@RestPath UUID id) {
        return service.get(id);
    }

    /** Members of one web shop guess each for itself, else one of them could keep all others out. */
    private By by() {
        String client = caller.clientId();
        if (!reach.isConfined()) {
            return new By(client, client);
        }
        String member = caller.boundTo("memberId")
                .or(() -> caller.boundTo("customerId"))
                .map(Object::toString)
                .orElse("");
        return new By(client, client + " " + member);
    }
}
