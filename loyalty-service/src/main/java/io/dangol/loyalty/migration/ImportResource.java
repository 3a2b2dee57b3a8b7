package io.dangol.loyalty.migration;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.migration.Import.RowOutcome;
import io.dangol.loyalty.migration.ImportApi.ImportView;
import io.dangol.loyalty.migration.ImportApi.MemberToImport;
import io.dangol.loyalty.migration.ImportApi.RowView;
import io.dangol.loyalty.migration.ImportReports.Wanted;
import io.dangol.loyalty.migration.ImportService.Answer;
import io.dangol.loyalty.migration.ImportService.Request;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/programs/{id}/imports")
@Produces(APPLICATION_JSON)
@Tag(name = "Imports", description = "Members that come from another system, with cards, points by lots, and tiers")
class ImportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String REFERENCE = "^[A-Za-z0-9._-]{1,100}$";

    private final ImportService service;
    private final ImportReports reports;
    private final Caller caller;
    private final HttpHeaders headers;

    ImportResource(ImportService service, ImportReports reports, Caller caller, @Context HttpHeaders headers) {
        this.service = service;
        this.reports = reports;
        this.caller = caller;
        this.headers = headers;
    }

    @POST
    @Consumes({Csv.MEDIA_TYPE, NDJSON})
    @NaturallyIdempotent(by = "programme, reference and whether it is a dry run")
    @PermissionsAllowed("members:import")
    @Operation(
            operationId = "importMembers",
            summary = "Take over members from another system, or try to",
            description =
                    "A file of up to 512 MB, one member a line, as CSV or NDJSON. It is put aside as it arrives and"
                            + " looked at by a job, which the Location tells of; rows that cannot be taken over are rejected one"
                            + " by one, and the others go through. A dry run writes no member, card or point. The same file again"
                            + " answers the same, and in another file a member that came before is REPEATED, so nothing is ever"
                            + " doubled. After a cut connection Batch-Offset goes on behind what was received, or 0 begins anew.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = MemberToImport.class))
            })
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "It will be worked on")
    @APIResponse(
            responseCode = "200",
            description = "The same file came before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response upload(
            @RestPath UUID id,
            @RestQuery @NotNull @Pattern(regexp = REFERENCE) String reference,
            @RestQuery @DefaultValue("false") boolean dryRun,
            @RestQuery @Nullable UUID funderPartnerId,
            @RestHeader("Batch-Offset") @DefaultValue("0") @Min(0) long offset,
            InputStream body) {
        RowFormat format = headers.getMediaType().getSubtype().equals("csv") ? RowFormat.CSV : RowFormat.NDJSON;
        Request request = new Request(id, reference, dryRun, format, funderPartnerId, offset, caller.clientId());
        Answer answer = service.upload(request, body);
        if (answer.replayed()) {
            return Response.ok(reports.get(id, answer.is().id()))
                    .header("Idempotency-Replayed", "true")
                    .build();
        }
        ImportView view = reports.get(id, answer.is().id());
        return Response.accepted(view).header("Location", view.location()).build();
    }

    @GET
    @PermissionsAllowed("members:import")
    @Operation(
            operationId = "listImports",
            summary = "List a programme's imports, the latest first",
            description = "Dry runs, too. Why rows were rejected is told by each import alone.")
    public Page<ImportView> list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return reports.list(id, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{importId}")
    @PermissionsAllowed("members:import")
    @Operation(
            operationId = "getImport",
            summary = "How far an import is",
            description =
                    "Rows by what became of them, and the rejected ones by the first reason. Points are those of the"
                            + " rows that were taken over, less what their members owe: once it is done, all of them are in"
                            + " balances.")
    public ImportView get(@RestPath UUID id, @RestPath UUID importId) {
        return reports.get(id, importId);
    }

    @GET
    @Path("/{importId}/rows")
    @Produces({NDJSON, Csv.MEDIA_TYPE})
    @PermissionsAllowed("members:import")
    @Operation(
            operationId = "listImportedRows",
            summary = "What became of each row",
            description =
                    "All at once, in the order of the file: as NDJSON, or with Accept: text/csv for a spreadsheet. A"
                            + " row is named by its line and a masked card. Reasons are in the language of Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = RowView.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response rows(@RestPath UUID id, @RestPath UUID importId, @RestQuery @Nullable RowOutcome outcome) {
        ImportView known = reports.get(id, importId);
        var locale = Problems.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Wanted wanted = new Wanted(known.programId(), known.importId(), outcome, locale);
        if (Csv.isWanted(headers)) {
            StreamingOutput table = out -> reports.writeCsv(wanted, out);
            return Response.ok(table, Csv.MEDIA_TYPE).build();
        }
        StreamingOutput lines = out -> reports.writeJson(wanted, out);
        return Response.ok(lines, NDJSON).build();
    }
}
