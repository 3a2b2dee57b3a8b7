package io.dangol.loyalty.terminal;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.terminal.TerminalApi.Duplicate;
import io.dangol.loyalty.terminal.TerminalApi.Gap;
import io.dangol.loyalty.terminal.TerminalApi.Reset;
import io.dangol.loyalty.terminal.TerminalApi.ResetRequest;
import io.dangol.loyalty.terminal.TerminalApi.Sequence;
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
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/terminals")
@Produces(APPLICATION_JSON)
@Tag(name = "Terminals", description = "Whether all that a terminal counted has arrived")
class TerminalResource {

    private final TerminalService service;
    private final Caller caller;

    TerminalResource(TerminalService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "listTerminals",
            summary = "List the terminals that count their documents",
            description = "Of the stores that the caller speaks for, or of one: how far each count has arrived, and how"
                    + " many numbers are missing in it or came twice.")
    public Page<Sequence> list(
            @RestQuery @Nullable String storeCode,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.sequences(storeCode, limit, Cursor.parse(cursor, 3), Scope.of(caller));
    }

    @GET
    @Path("/gaps")
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "listSequenceGaps",
            summary = "List the numbers that have not arrived",
            description =
                    "A till that is offline shows as no gap until it has sent something later: only what lies between"
                            + " numbers that arrived, or before the first one after a reset, is missing.")
    public Page<Gap> gaps(
            @RestQuery @Nullable String storeCode,
            @RestQuery Optional<Instant> since,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.gaps(storeCode, since.orElse(null), limit, Cursor.parse(cursor, 4), Scope.of(caller));
    }

    @GET
    @Path("/duplicates")
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "listSequenceDuplicates",
            summary = "List the numbers that came with more than one document",
            description =
                    "Each was sold and is recorded; the terminal has counted wrongly, or was reset without saying so.")
    public Page<Duplicate> duplicates(
            @RestQuery @Nullable String storeCode,
            @RestQuery Optional<Instant> since,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.duplicates(storeCode, since.orElse(null), limit, Cursor.parse(cursor, 4), Scope.of(caller));
    }

    @POST
    @Path("/resets")
    @NaturallyIdempotent(by = "store, terminal and reference")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "resetTerminal",
            summary = "Tell that a terminal counts from 1 again",
            description =
                    "After a device was swapped or its memory lost. What was sold from then on is of the new count,"
                            + " also where it arrives later.")
    @APIResponseSchema(value = Reset.class, responseCode = "201", responseDescription = "Told")
    @APIResponse(
            responseCode = "200",
            description = "Was told before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = Reset.class)))
    public Response reset(@Valid @NotNull ResetRequest request) {
        TerminalService.Answer answer = service.reset(request, Scope.of(caller));
        return answer.replayed()
                ? Response.ok(answer.reset())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED)
                        .entity(answer.reset())
                        .build();
    }
}
