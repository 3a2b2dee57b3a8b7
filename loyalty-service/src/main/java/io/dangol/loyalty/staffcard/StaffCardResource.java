package io.dangol.loyalty.staffcard;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.staffcard.StaffCardApi.Naming;
import io.dangol.loyalty.staffcard.StaffCardApi.StaffCardView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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

@Path("/v1/staff-cards")
@Produces(APPLICATION_JSON)
@Tag(name = "Fraud")
class StaffCardResource {

    private final StaffCardService service;
    private final Caller caller;

    StaffCardResource(StaffCardService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "store and member")
    @PermissionsAllowed("staff-cards:write")
    @Operation(
            operationId = "nameStaffCard",
            summary = "Name a card that belongs to staff of a store",
            description =
                    "All cards of its member count; they are looked at where the programme has a rule for them, at"
                            + " the partner's own stores. The same again answers the same; for another cashier remove it first.")
    @APIResponseSchema(value = StaffCardView.class, responseCode = "201", responseDescription = "Named")
    @APIResponse(
            responseCode = "200",
            description = "Was named before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = StaffCardView.class)))
    public Response name(@Valid @NotNull Naming naming) {
        StaffCardService.Answer answer = service.name(naming, Scope.of(caller));
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
    @PermissionsAllowed("staff-cards:read")
    @Operation(
            operationId = "listStaffCards",
            summary = "List the cards that belong to staff",
            description = "In the order in which they were named; a partner sees those of its own stores.")
    public Page<StaffCardView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1), Scope.of(caller));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("staff-cards:read")
    @Operation(
            operationId = "getStaffCard",
            summary = "Read whose card belongs to staff",
            description = "Of which store, and who named it.")
    public StaffCardView get(@RestPath UUID id) {
        return service.get(id, Scope.of(caller));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("staff-cards:write")
    @Operation(
            operationId = "removeStaffCard",
            summary = "It belongs to staff no more",
            description = "From now on; signals that it led to stay.")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(@RestPath UUID id) {
        service.remove(id, Scope.of(caller));
    }
}
