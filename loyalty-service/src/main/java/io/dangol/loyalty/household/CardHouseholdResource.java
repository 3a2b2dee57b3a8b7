package io.dangol.loyalty.household;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.household.HouseholdApi.HouseholdView;
import io.dangol.loyalty.household.HouseholdApi.Joining;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/cards/{number}/household")
@Produces(APPLICATION_JSON)
@Tag(name = "Households")
class CardHouseholdResource {

    private final HouseholdService service;
    private final HouseholdJoining joining;
    private final HouseholdLeaving leaving;
    private final Caller caller;

    CardHouseholdResource(HouseholdService service, HouseholdJoining joining, HouseholdLeaving leaving, Caller caller) {
        this.service = service;
        this.joining = joining;
        this.leaving = leaving;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("households:read")
    @Operation(
            operationId = "getHouseholdOfCard",
            summary = "Read the household of a card's member",
            description = "With what the card's member could spend now.")
    public HouseholdView get(@RestPath String number) {
        return service.ofCard(number);
    }

    @POST
    @NaturallyIdempotent(by = "the card's member, who is in one household at most, and the code")
    @PermissionsAllowed("households:join")
    @Operation(
            operationId = "joinHousehold",
            summary = "Let a card's member into a household",
            description =
                    "By the code that its head made, for a card of one's own: so both agreed. The shop may name the"
                            + " household instead, and answers for what they agreed to. From then on each may spend the others'"
                            + " points. Who names many codes that there are not is told to wait.")
    @APIResponseSchema(value = HouseholdView.class, responseCode = "201", responseDescription = "Joined")
    @APIResponse(
            responseCode = "200",
            description = "Had joined before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response join(@RestPath String number, @Valid @NotNull Joining request) {
        return HouseholdResource.response(joining.join(number, request, caller.clientId()));
    }

    @POST
    @Path("/leave")
    @NaturallyIdempotent(by = "the membership, which ends once")
    @PermissionsAllowed("households:join")
    @Operation(
            operationId = "leaveHousehold",
            summary = "Let a card's member leave its household",
            description =
                    "It takes along what is its own: of its points that others had drawn those that are not spent come"
                            + " back, and those that it had drawn go back. Where the head leaves, the household ends.")
    public LeftView leave(@RestPath String number, @Valid @NotNull Leaving request) {
        return LeftView.of(leaving.leave(number, request.membershipId(), caller.clientId()));
    }
}
