package io.dangol.customer.customerimport;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.customerimport.Import.RowOutcome;
import io.dangol.customer.customerimport.ImportApi.CustomerToImport;
import io.dangol.customer.customerimport.ImportApi.ImportView;
import io.dangol.customer.customerimport.ImportApi.OpenImport;
import io.dangol.customer.customerimport.ImportApi.RowView;
import io.dangol.customer.customerimport.ImportReports.Wanted;
import io.dangol.customer.customerimport.ImportService.Part;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/customer-imports")
@Produces(APPLICATION_JSON)
@Tag(name = "Customer imports", description = "Files of customers that come from another system")
class ImportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final ImportService service;
    private final ImportReports reports;
    private final HttpHeaders headers;

    ImportResource(ImportService service, ImportReports reports, @Context HttpHeaders headers) {
        this.service = service;
        this.reports = reports;
        this.headers = headers;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("customers:import")
    @Operation(
            operationId = "openCustomerImport",
            summary = "Say how a file of customers is to be read",
            description = "Its rows are then sent to its content. Each is written as putCustomerByExternalId would, for"
                    + " the caller: customers become the caller's partner's, or headquarters'. A dry run says what would become"
                    + " of each row and writes none.")
    @APIResponseSchema(value = ImportView.class, responseCode = "201", responseDescription = "The file may come")
    public ImportView open(@NotNull @Valid OpenImport request) {
        return ImportView.of(service.open(request), Map.of());
    }

    @POST
    @Path("/{id}/content")
    @Consumes({Csv.MEDIA_TYPE, NDJSON})
    @NaturallyIdempotent(by = "the import and Batch-Offset; what is behind another offset than the last is refused")
    @PermissionsAllowed("customers:import")
    @Operation(
            operationId = "sendCustomerImport",
            summary = "Send the file, or a part of it",
            description =
                    "One customer a line. Rows are put aside sealed as they arrive. With last=false more parts follow,"
                            + " each with Batch-Offset: the lines that were received before it; a table's header is in the first one"
                            + " only. After a cut connection go on behind received, which getCustomerImport tells, or begin anew"
                            + " with 0. Without the header nothing that was received is thrown away:"
                            + " 409 import-offset. Once the last part is there the rows are worked on.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = CustomerToImport.class))
            })
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "Put aside")
    public Response send(
            @RestPath UUID id,
            @RestQuery @DefaultValue("true") boolean last,
            @RestHeader("Batch-Offset") @Min(0) @Nullable Long offset,
            InputStream body) {
        RowFormat format = headers.getMediaType().getSubtype().equals("csv") ? RowFormat.CSV : RowFormat.NDJSON;
        ImportView view = ImportView.of(service.upload(new Part(id, format, offset, last), body), Map.of());
        return Response.accepted(view).header("Location", view.location()).build();
    }

    @POST
    @Path("/{id}/cancel")
    @NaturallyIdempotent(by = "the import")
    @PermissionsAllowed("customers:import")
    @Operation(
            operationId = "cancelCustomerImport",
            summary = "Stop an import",
            description = "Customers that were written stay. Rows that wait are unreadable at once and then deleted.")
    public ImportView cancel(@RestPath UUID id) {
        return ImportView.of(service.cancel(id), Map.of());
    }

    @GET
    @PermissionsAllowed("customers:import")
    @Operation(
            operationId = "listCustomerImports",
            summary = "List imports, the latest first",
            description =
                    "Dry runs, too. Callers of a partner see the partner's. Why rows were rejected is told by each"
                            + " import alone.")
    public Page<ImportView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return reports.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("customers:import")
    @Operation(
            operationId = "getCustomerImport",
            summary = "How far an import is",
            description = "Rows by what became of them, the rejected ones by their first reason, and the columns that"
                    + " nobody wants.")
    public ImportView get(@RestPath UUID id) {
        return reports.get(id);
    }

    @GET
    @Path("/{id}/rows")
    @Produces({NDJSON, Csv.MEDIA_TYPE})
    @PermissionsAllowed("customers:import")
    @Operation(
            operationId = "listImportedCustomerRows",
            summary = "What became of each row",
            description =
                    "All at once, in the order of the file: as NDJSON, or with Accept: text/csv for a spreadsheet. A"
                            + " row is named by its line, and nothing that stands in it is told. Reasons are in the language of"
                            + " Accept-Language. Kept for 90 days.")
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = RowView.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response rows(@RestPath UUID id, @RestQuery @Nullable RowOutcome outcome) {
        UUID known = reports.get(id).importId();
        var locale = Problems.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Wanted wanted = new Wanted(known, outcome, locale);
        if (Csv.isWanted(headers)) {
            StreamingOutput table = out -> reports.writeCsv(wanted, out);
            return Response.ok(table, Csv.MEDIA_TYPE).build();
        }
        StreamingOutput lines = out -> reports.writeJson(wanted, out);
        return Response.ok(lines, NDJSON).build();
    }
}
