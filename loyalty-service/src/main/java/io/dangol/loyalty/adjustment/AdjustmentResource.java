package io.dangol.loyalty.adjustment;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.adjustment.Adjustment.Status;
import io.dangol.loyalty.adjustment.AdjustmentApi.AdjustmentView;
import io.dangol.loyalty.adjustment.AdjustmentApi.Request;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/adjustments")
@Produces(APPLICATION_JSON)
@Tag(name = "Adjustments", description = "Points given or taken by hand: one person asks, another one approves")
class AdjustmentResource {

    private static final String ACTING_USER = "X-Acting-User";

    private final AdjustmentService service;
    private final Caller caller;

    AdjustmentResource(AdjustmentService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "client and reference")
    @PermissionsAllowed("adjustments:request")
    @Operation(
            operationId = "requestAdjustment",
            summary = "Ask to give a member points, or to take some",
            description = "Nothing moves until somebody else approves. The same reference of a client again answers the"
                    + " same; with another content it is 409 reference-conflict.")
    @APIResponseSchema(value = AdjustmentView.class, responseCode = "201", responseDescription = "Asked")
    @APIResponse(
            responseCode = "200",
            description = "Was asked before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    public Response request(
            @Valid @NotNull Request request,
            @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        AdjustmentService.Answer answer = service.request(request, person(actingUser));
        if (answer.replayed()) {
            return Response.ok(answer.view())
                    .header("Idempotency-Replayed", "true")
                    .build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(answer.view())
                .header("Location", answer.view().location())
                .build();
    }

    @GET
    @PermissionsAllowed("adjustments:read")
    @Operation(
            operationId = "listAdjustments",
            summary = "List adjustments, oldest first",
            description = "All, or those of a status: REQUESTED are those that wait for a decision.")
    public Page<AdjustmentView> list(
            @RestQuery @Nullable Status status,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(status, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("adjustments:read")
    @Operation(
            operationId = "getAdjustment",
            summary = "Read an adjustment",
            description = "Who asked, what was decided, and by whom.")
    public AdjustmentView get(@RestPath UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/approve")
    @NaturallyIdempotent(by = "the adjustment, which is decided once")
    @PermissionsAllowed("adjustments:approve")
    @Operation(
            operationId = "approveAdjustment",
            summary = "Approve an adjustment: its points move now",
            description =
                    "Never by who asked: another client, or another user of the same client by X-Acting-User. What"
                            + " is given expires by the programme's terms from now; what is taken is never more than the member"
                            + " could spend.")
    public AdjustmentView approve(
            @RestPath UUID id, @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return service.approve(id, person(actingUser));
    }

    @POST
    @Path("/{id}/reject")
    @NaturallyIdempotent(by = "the adjustment, which is decided once")
    @PermissionsAllowed("adjustments:approve")
    @Operation(
            operationId = "rejectAdjustment",
            summary = "Reject an adjustment: nothing moves",
            description = "Once, and for good. Who asked may take it back so, if it has the scope.")
    public AdjustmentView reject(
            @RestPath UUID id, @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return service.reject(id, person(actingUser));
    }

    private Person person(@Nullable String actingUser) {
        return new Person(caller.clientId(), actingUser);
    }
}
