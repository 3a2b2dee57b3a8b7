package io.dangol.loyalty.redemption;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.RedemptionApi.HoldOwn;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/cards/{number}/redemptions")
@Produces(APPLICATION_JSON)
@Tag(name = "Redemptions", description = "Spending points: authorise, capture, release")
class CardRedemptionResource {

    private final CardRedemptionService service;

    CardRedemptionResource(CardRedemptionService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "member and reference")
    @PermissionsAllowed("redemptions:hold")
    @Operation(
            operationId = "holdOwnPoints",
            summary = "Hold points of one's own to pay with",
            description =
                    "For one store, which alone can capture them: at its till, by the redemption's id or the card,"
                            + " or in its web shop. Until then the member may release them, and at their time they are"
                            + " released by themselves. A member holds points of its own cards only. The same reference of a"
                            + " member at a store again answers the same; with another content it is 409 reference-conflict.")
    @APIResponseSchema(value = RedemptionView.class, responseCode = "201", responseDescription = "Held")
    @APIResponse(
            responseCode = "200",
            description = "Was held before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = RedemptionView.class)))
    public Response hold(@RestPath String number, @Valid @NotNull HoldOwn request) {
        return service.hold(number, request).response();
    }

    @POST
    @Path("/{id}/release")
    @NaturallyIdempotent(by = "the redemption, which ends once")
    @PermissionsAllowed("redemptions:hold")
    @Operation(
            operationId = "releaseOwnPoints",
            summary = "Take back points that are held",
            description = "Once, before a capture, and only what the member held itself: a till's hold is promised"
                    + " to the till. Releasing what was released answers the same.")
    public RedemptionView release(@RestPath String number, @RestPath UUID id) {
        return service.release(number, id);
    }

    @GET
    @PermissionsAllowed("cards:read")
    @Operation(
            operationId = "listRedemptions",
            summary = "What a card's member has spent or holds, newest first",
            description = "To the member and to headquarters all; to a store those at its own, so that it finds what"
                    + " its customer has put aside for it.")
    public Page<RedemptionView> list(
            @RestPath String number,
            @RestQuery Hold.@Nullable Status status,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(number, status, limit, Cursor.parse(cursor, 1));
    }
}
