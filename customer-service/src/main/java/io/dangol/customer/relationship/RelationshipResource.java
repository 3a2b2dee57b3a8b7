package io.dangol.customer.relationship;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.relationship.RelationshipApi.EndRelationship;
import io.dangol.customer.relationship.RelationshipApi.RecordRelationship;
import io.dangol.customer.relationship.RelationshipApi.RelationshipView;
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
import java.time.LocalDate;
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

@Path("/v1/relationships")
@Produces(APPLICATION_JSON)
@Tag(name = "Relationships", description = "Who supplies whom, works for whom, is part of whom")
class RelationshipResource {

    private final RelationshipService service;

    RelationshipResource(RelationshipService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "type, both ends and both days")
    @PermissionsAllowed("accounts:write")
    @Operation(
            operationId = "recordRelationship",
            summary = "Record how two parties stand to each other",
            description = "Goods flow down the chain: an OEM supplies distributors, dealers and end users, a dealer no"
                    + " distributor. A company is part of one other at a time, and in no circle. Recorded again it"
                    + " answers 200; one of the same kind between the same two whose days overlap is refused with"
                    + " relationship-overlaps. Callers of a partner relate whom they see, and see what they recorded.")
    @APIResponseSchema(value = RelationshipView.class, responseCode = "201", responseDescription = "Recorded")
    @APIResponse(
            responseCode = "200",
            description = "Was recorded before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = RelationshipView.class)))
    public Response record(@NotNull @Valid RecordRelationship request) {
        RelationshipService.Answer answer = service.record(request);
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
    @PermissionsAllowed("accounts:read")
    @Operation(
            operationId = "listRelationships",
            summary = "List relationships, oldest first",
            description = "Of a party at either end, of a type, on a day; without a day also those that are over.")
    public Page<RelationshipView> list(
            @RestQuery @Nullable UUID partyId,
            @RestQuery @Nullable RelationshipType type,
            @RestQuery @Nullable LocalDate on,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, 1);
        UUID last = after == null ? null : after.uuid(0);
        return service.list(new Relationships.Wanted(partyId, type, on, last), limit);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("accounts:read")
    @Operation(operationId = "getRelationship", summary = "Read a relationship", description = "With both its ends.")
    public RelationshipView get(@RestPath UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/end")
    @NaturallyIdempotent(by = "the relationship, whose end is told once")
    @PermissionsAllowed("accounts:write")
    @Operation(
            operationId = "endRelationship",
            summary = "Tell a relationship's end",
            description = "The first day on which it holds no more. Told once; another day is refused with"
                    + " relationship-has-ended.")
    public RelationshipView end(@RestPath UUID id, @NotNull @Valid EndRelationship request) {
        return service.end(id, request.until());
    }
}
