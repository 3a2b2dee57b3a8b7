package io.dangol.loyalty.household;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.household.HouseholdApi.CodeView;
import io.dangol.loyalty.household.HouseholdApi.Founding;
import io.dangol.loyalty.household.HouseholdApi.HouseholdView;
import io.dangol.loyalty.household.HouseholdApi.Leaving;
import io.dangol.loyalty.household.HouseholdApi.LeftView;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/households")
@Produces(APPLICATION_JSON)
@Tag(name = "Households")
class HouseholdResource {

    private final HouseholdService service;
    private final HouseholdLeaving leaving;
    private final Caller caller;

    HouseholdResource(HouseholdService service, HouseholdLeaving leaving, Caller caller) {
        this.service = service;
        this.leaving = leaving;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "the head, who is in one household at most")
    @PermissionsAllowed("households:join")
    @Operation(
            operationId = "foundHousehold",
            summary = "Found a household",
            description =
                    "Its head lets others in. Everybody keeps points of its own: who has too few for a redemption or a"
                            + " reward takes what is missing from the others, first to expire first. Tiers stay each one's own.")
    @APIResponseSchema(value = HouseholdView.class, responseCode = "201", responseDescription = "Founded")
    @APIResponse(
            responseCode = "200",
            description = "Was founded before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response found(@Valid @NotNull Founding request) {
        return response(service.found(request.headCardNumber(), caller.clientId()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("households:read")
    @Operation(
            operationId = "getHousehold",
            summary = "Read a household",
            description =
                    "Who is in it, by ids that say nothing to others, and what who asks could spend now; to the shop,"
                            + " what any of them could.")
    public HouseholdView get(@RestPath UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/codes")
    @NaturallyIdempotent(by = "the household, of which the last code alone is good")
    @ResponseStatus(201)
    @PermissionsAllowed("households:join")
    @Operation(
            operationId = "makeHouseholdCode",
            summary = "Make a code by which one more may join",
            description =
                    "Good once and for seven days; another one ends it. By the head, who hands it to whom it lets in.")
    @APIResponseSchema(value = CodeView.class, responseCode = "201")
    public CodeView code(@RestPath UUID id) {
        return service.code(id);
    }

    @POST
    @Path("/{id}/members/{memberId}/remove")
    @NaturallyIdempotent(by = "the membership, which ends once")
    @PermissionsAllowed("households:join")
    @Operation(
            operationId = "removeHouseholdMember",
            summary = "Part a member from its household",
            description =
                    "By the head or the shop, at any time; it ends as if the member had left, who need not wait to join"
                            + " another. Where it is the head, the household ends.")
    public LeftView remove(@RestPath UUID id, @RestPath UUID memberId, @Valid @NotNull Leaving request) {
        return LeftView.of(leaving.remove(id, memberId, request.membershipId(), caller.clientId()));
    }

    static Response response(HouseholdService.Answer answer) {
        return answer.replayed()
                ? Response.ok(answer.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED)
                        .entity(answer.view())
                        .header("Location", answer.view().location())
                        .build();
    }
}
