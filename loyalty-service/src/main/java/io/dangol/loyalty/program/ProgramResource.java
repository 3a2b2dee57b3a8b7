package io.dangol.loyalty.program;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.loyalty.program.ProgramApi.ProgramView;
import io.dangol.loyalty.program.ProgramApi.Terms;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/programs")
@Produces(APPLICATION_JSON)
@Tag(name = "Programs", description = "Loyalty programmes and how a sale earns points in them")
class ProgramResource {

    private final ProgramService service;

    ProgramResource(ProgramService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "createProgram",
            summary = "Create a loyalty programme",
            description = "A currency, a zone for its days, and the earn rule: points per amount, rounding, and "
                    + "multipliers by category or store.")
    @APIResponseSchema(value = ProgramView.class, responseCode = "201")
    public ProgramView create(@Valid @NotNull Terms request) {
        return service.create(request);
    }

    @GET
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "listPrograms",
            summary = "List the programmes",
            description = "Page by page behind a cursor.")
    public Page<ProgramView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "getProgram",
            summary = "Read a programme",
            description = "With the earn rule as it stands and its version; the ETag is needed to change it.")
    public ProgramView get(@RestPath UUID id) {
        return service.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "patchProgram",
            summary = "Change a programme; another earn rule becomes a new version",
            description = "A merge patch (RFC 7396) with If-Match. Sales keep the version of the rule by which they "
                    + "earned, so a return takes back what was given.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = Terms.class)))
    public ProgramView patch(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode request) {
        return service.patch(id, request, ifMatch);
    }
}
