package io.dangol.customer.customerexport;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customerexport.ExportApi.ExportCustomers;
import io.dangol.customer.customerexport.ExportApi.ExportView;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.lines.RowFormat;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/customer-exports")
@Produces(APPLICATION_JSON)
@Tag(name = "Customer exports", description = "Files of customers for another system")
class ExportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final ExportService service;

    ExportResource(ExportService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(202)
    @PermissionsAllowed("customers:export")
    @Operation(
            operationId = "exportCustomers",
            summary = "Have a file of all customers made",
            description =
                    "Personal data is masked. With unmask=true it is shown, if a purpose is given and the token has"
                            + " the scope customers:export-clear. Callers of a partner have the partner's customers. Who changes"
                            + " meanwhile stands in it as before or as after, and once.")
    @APIResponseSchema(value = ExportView.class, responseCode = "202", responseDescription = "It will be made")
    public ExportView ask(@NotNull @Valid ExportCustomers request) {
        return service.ask(request);
    }

    @GET
    @PermissionsAllowed("customers:export")
    @Operation(
            operationId = "listCustomerExports",
            summary = "List exports, the latest first",
            description = "Callers of a partner see the partner's.")
    public Page<ExportView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("customers:export")
    @Operation(
            operationId = "getCustomerExport",
            summary = "How far an export is",
            description = "Its content can be had once it is DONE, and for a day.")
    public ExportView get(@RestPath UUID id) {
        return service.get(id);
    }

    @GET
    @Path("/{id}/content")
    @Produces({NDJSON, Csv.MEDIA_TYPE})
    @PermissionsAllowed("customers:export")
    @Operation(
            operationId = "getCustomerExportContent",
            summary = "The file",
            description =
                    "As often as needed until it expires, or somebody in it is erased (409 export-not-there);"
                            + " each time the audit log takes down for every customer in"
                            + " it who read, and in clear what for. A cell that a spreadsheet would run has an apostrophe in front.")
    @APIResponse(
            responseCode = "200",
            description = "The customers",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = CustomerView.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response content(@RestPath UUID id) {
        Export is = service.done(id);
        StreamingOutput file = out -> {
            for (int number = 1; number <= is.parts(); number++) {
                out.write(service.part(id, number).getBytes(UTF_8));
            }
        };
        return Response.ok(file, is.format() == RowFormat.CSV ? Csv.MEDIA_TYPE : NDJSON)
                .build();
    }
}
