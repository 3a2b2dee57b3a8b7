package io.dangol.loyalty.settlement;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.settlement.SettlementApi.Lines;
import io.dangol.loyalty.settlement.SettlementApi.StatementDetails;
import io.dangol.loyalty.settlement.SettlementApi.StatementView;
import io.dangol.loyalty.settlement.SettlementRefusal.NoSuchStatement;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.wall.Reach;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/settlements/{id}/statements")
@Produces(APPLICATION_JSON)
@Tag(name = "Settlements")
class StatementResource {

    private final StatementService service;
    private final Caller caller;

    StatementResource(StatementService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "listStatements",
            summary = "What a period comes to for each partner",
            description =
                    "Headquarters sees all, and their amounts sum to zero; a partner sees its own. Empty until the"
                            + " settlement is computed.")
    public Page<StatementView> list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(id, caller.partnerId(), limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{partnerId}")
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "getStatement",
            summary = "A partner's statement of a period",
            description = "The amount that it is paid or pays, what that is made of by kind and counterparty, and what"
                    + " became of the points that it funds.")
    public StatementDetails get(@RestPath UUID id, @RestPath UUID partnerId) {
        requireOwn(partnerId);
        return service.get(id, partnerId);
    }

    @GET
    @Path("/{partnerId}/lines")
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "listStatementLines",
            summary = "A statement down to the receipt",
            description = "In the order in which things happened: page by page as JSON, or with Accept: text/csv all at"
                    + " once (RFC 4180, the same fields; a text that a spreadsheet would take for a formula has an"
                    + " apostrophe in front). Their exact amounts sum to the statement's.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content = {
                @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Lines.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response lines(
            @RestPath UUID id,
            @RestPath UUID partnerId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @Context HttpHeaders headers) {
        requireOwn(partnerId);
        if (Csv.isWanted(headers)) {
            Settlement settlement = service.about(id, partnerId);
            Reach reach = Reach.of(caller);
            StreamingOutput all = out -> service.write(settlement, partnerId, reach, out);
            return Response.ok(all, Csv.MEDIA_TYPE).build();
        }
        return Response.ok(service.lines(id, partnerId, limit, Cursor.parse(cursor, 3)), APPLICATION_JSON)
                .build();
    }

    /** Another one's does not exist for it; the wall in the database says the same. */
    private void requireOwn(UUID partnerId) {
        if (caller.partnerId().filter(own -> !own.equals(partnerId)).isPresent()) {
            throw new NoSuchStatement(partnerId);
        }
    }
}
