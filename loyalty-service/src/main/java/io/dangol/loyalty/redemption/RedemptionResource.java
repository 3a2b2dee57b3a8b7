package io.dangol.loyalty.redemption;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionApi.Capture;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.loyalty.redemption.RedemptionApi.VoidRequest;
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
import org.jspecify.annotations.Nullable;

@Path("/v1/redemptions")
@Produces(APPLICATION_JSON)
@Tag(name = "Redemptions", description = "Spending points: authorise, capture, release")
class RedemptionResource {

    private final RedemptionQueue queue;
    private final RedemptionService service;
    private final VoidService voids;
    private final Caller caller;

    RedemptionResource(RedemptionQueue queue, RedemptionService service, VoidService voids, Caller caller) {
        this.queue = queue;
        this.service = service;
        this.voids = voids;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "store and reference")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "authoriseRedemption",
            summary = "Hold points for a purchase, or spend them at once",
            description = "A hold keeps the points from being spent twice while the customer pays; it ends by "
                    + "capture, release or at its time. The same reference of a store again answers the same; with "
                    + "another card, number of points, time or capture it is 409 reference-conflict. Where the member has too"
                    + " few points and a household, the others of it lend what is missing.")
    @APIResponseSchema(
            value = RedemptionView.class,
            responseCode = "201",
            responseDescription = "Held, or spent at once")
    @APIResponse(
            responseCode = "200",
            description = "Was authorised before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = RedemptionView.class)))
    public Response authorise(@Valid @NotNull Authorise request) {
        Scope scope = Scope.of(caller);
        return queue.spend(request, scope)
                .orElseGet(() -> service.authorise(request, scope))
                .response();
    }

    @POST
    @Path("/{id}/voids")
    @NaturallyIdempotent(by = "redemption and reference")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "voidRedemption",
            summary = "Give back captured points, all or some",
            description = "They go back into the lots that they came from, with their dates: what has expired since "
                    + "expires. Any split of it comes to the same as all at once. The same reference again answers the "
                    + "same; with another number of points it is 409 reference-conflict.")
    @APIResponseSchema(value = RedemptionView.class, responseCode = "201", responseDescription = "Given back")
    @APIResponse(
            responseCode = "200",
            description = "Was given back before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = RedemptionView.class)))
    public Response voidRedemption(@RestPath UUID id, @Valid @NotNull VoidRequest request) {
        return voids.add(id, request, Scope.of(caller)).response();
    }

    @POST
    @Path("/{id}/capture")
    @NaturallyIdempotent(by = "the redemption, which ends once")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "captureRedemption",
            summary = "Spend what is held or a part of it; the rest goes back",
            description = "Once. What is not captured goes back to the member at once. A hold is a promise until its "
                    + "time: it can be captured although its points have expired or its card was blocked since.")
    public RedemptionView capture(@RestPath UUID id, @Valid @Nullable Capture request) {
        return service.capture(id, request == null ? Capture.ALL : request, Scope.of(caller));
    }

    @POST
    @Path("/{id}/release")
    @NaturallyIdempotent(by = "the redemption, which ends once")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "releaseRedemption",
            summary = "Give the held points back",
            description = "Once, before a capture. Releasing what was released answers the same.")
    public RedemptionView release(@RestPath UUID id) {
        return service.release(id, Scope.of(caller));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "getRedemption",
            summary = "Read a redemption",
            description = "Its state and how much was held and captured.")
    public RedemptionView get(@RestPath UUID id) {
        return service.get(id, Scope.of(caller));
    }
}
