package io.dangol.loyalty.redemption;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.redemption.OfflineApi.SpentView;
import io.dangol.loyalty.redemption.OfflineApi.Tell;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/v1/redemptions/offline")
@Produces(APPLICATION_JSON)
@Tag(name = "Redemptions")
class OfflineRedemptionResource {

    private final OfflineRedemptionService service;
    private final Caller caller;

    OfflineRedemptionResource(OfflineRedemptionService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "store and reference")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "recordOfflineRedemption",
            summary = "Tell that points were spent while the till could not ask",
            description =
                    "What the balance covers is taken. What it does not cover, and the programme's allowance of that"
                            + " time does, is lent by who the allowance names: the member owes it, and what it earns next repays"
                            + " it. Beyond that, with a blocked card, or where the reference stands for something else, it is kept"
                            + " for a person to decide and answered 409 redemption-in-conflict; the same again answers the same. A"
                            + " redemption that the till had asked for under that reference before it was cut off is that one.")
    @APIResponseSchema(value = SpentView.class, responseCode = "201", responseDescription = "Spent")
    @APIResponse(
            responseCode = "200",
            description = "Was told before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = SpentView.class)))
    public Response record(@Valid @NotNull Tell request) {
        return service.record(request, Scope.of(caller)).response();
    }
}
