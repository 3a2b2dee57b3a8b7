package io.dangol.loyalty.settlement;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.settlement.SettlementApi.Request;
import io.dangol.loyalty.settlement.SettlementApi.SettlementView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
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

@Path("/v1/settlements")
@Produces(APPLICATION_JSON)
@Tag(name = "Settlements", description = "What partners owe each other for points, period by period")
class SettlementResource {

    private final SettlementService service;

    SettlementResource(SettlementService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "programme and first day")
    @PermissionsAllowed("settlements:write")
    @Operation(
            operationId = "openSettlement",
            summary = "Open the settlement of a period",
            description =
                    "Whole days in the programme's zone, from the first to before the last. Periods follow one another"
                            + " without gap or overlap, and the one before has to be closed. The same again answers the same.")
    @APIResponseSchema(value = SettlementView.class, responseCode = "201", responseDescription = "Opened")
    @APIResponse(
            responseCode = "200",
            description = "Was opened before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Response open(@Valid @NotNull Request request) {
        SettlementService.Answer answer = service.open(request);
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
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "listSettlements",
            summary = "List settlements, oldest first",
            description = "All, or those of a programme.")
    public Page<SettlementView> list(
            @RestQuery @Nullable UUID programId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(programId, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "getSettlement",
            summary = "Read a settlement",
            description = "Its period and how far it has come. What it comes to for whom is in its statements.")
    public SettlementView get(@RestPath UUID id) {
        return service.get(id);
    }

    @DELETE
    @Path("/{id}")
    @NaturallyIdempotent(by = "the settlement")
    @PermissionsAllowed("settlements:write")
    @Operation(
            operationId = "deleteSettlement",
            summary = "Take back a settlement that was opened by mistake",
            description = "With what was computed of it, as long as it is not closed: nothing that partners owe each"
                    + " other is lost by it, the next one over that time has it.")
    @APIResponse(responseCode = "204", description = "Is gone")
    public void delete(@RestPath UUID id) {
        service.delete(id);
    }

    @POST
    @Path("/{id}/compute")
    @NaturallyIdempotent(by = "the settlement, which comes to the same")
    @PermissionsAllowed("settlements:write")
    @Operation(
            operationId = "computeSettlement",
            summary = "Work out what a period comes to",
            description =
                    "As often as one likes until it is closed, also before the period is over: to see what it would"
                            + " come to. What happened earlier and was in no settlement, because it was still on its way when the"
                            + " one before was computed, is in this one.")
    public SettlementView compute(@RestPath UUID id) {
        return service.compute(id);
    }

    @POST
    @Path("/{id}/close")
    @NaturallyIdempotent(by = "the settlement, which is closed once")
    @PermissionsAllowed("settlements:close")
    @Operation(
            operationId = "closeSettlement",
            summary = "Close a settlement for ever",
            description =
                    "As it was computed last, which must have been after the period was over: what was looked at is"
                            + " what is closed. Nothing of it changes afterwards, by any way; what comes late goes to the next one.")
    public SettlementView close(@RestPath UUID id) {
        return service.close(id);
    }
}
