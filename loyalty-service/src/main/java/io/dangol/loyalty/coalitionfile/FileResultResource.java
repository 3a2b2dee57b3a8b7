package io.dangol.loyalty.coalitionfile;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalitionfile.FileApi.Lines;
import io.dangol.loyalty.coalitionfile.FileApi.Totals;
import io.dangol.loyalty.coalitionfile.FileResults.Asked;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
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

@Path("/v1/coalitions/{code}/files/{fileId}")
@Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "Coalition files")
class FileResultResource {

    private final FileReports reports;
    private final Caller caller;
    private final HttpHeaders headers;

    FileResultResource(FileReports reports, Caller caller, @Context HttpHeaders headers) {
        this.reports = reports;
        this.caller = caller;
        this.headers = headers;
    }

    @GET
    @Path("/totals")
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "listCoalitionFileTotals",
            summary = "What a coalition's file comes to, by store or partner",
            description =
                    "Points and fees by what became of the lines: page by page as JSON, or with Accept: text/csv all"
                            + " at once. A partner sees its own stores; lines that name none of ours have no partner.")
    @APIResponse(
            responseCode = "200",
            description = "The totals",
            content = {
                @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Totals.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response totals(
            @RestPath @Pattern(regexp = FileResource.CODE) String code,
            @RestPath UUID fileId,
            @RestQuery @DefaultValue("store") @Pattern(regexp = "store|partner") String groupBy,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        CoalitionFile file = reports.file(code, fileId);
        Asked asked = new Asked(fileId, Scope.of(caller), null, null);
        if (Csv.isWanted(headers)) {
            StreamingOutput all = out -> reports.writeTotals(file, asked, groupBy, out);
            return Response.ok(all, Csv.MEDIA_TYPE).build();
        }
        Cursor after = Cursor.parse(cursor, 3);
        return Response.ok(reports.totals(file, asked, groupBy, limit, after), APPLICATION_JSON)
                .build();
    }

    @GET
    @Path("/lines")
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "listCoalitionFileLines",
            summary = "What became of each line of a coalition's file",
            description = "In the order of the file, and then the sales that it does not have: page by page as JSON, or"
                    + " with Accept: text/csv all at once. A partner sees its own stores. Errors are in the language of"
                    + " Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content = {
                @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Lines.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response lines(
            @RestPath @Pattern(regexp = FileResource.CODE) String code,
            @RestPath UUID fileId,
            @RestQuery @Nullable Outcome outcome,
            @RestQuery @Nullable String storeCode,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        CoalitionFile file = reports.file(code, fileId);
        Asked asked = new Asked(fileId, Scope.of(caller), outcome, storeCode);
        Locale locale = Problems.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        if (Csv.isWanted(headers)) {
            StreamingOutput all = out -> reports.writeLines(file, asked, locale, out);
            return Response.ok(all, Csv.MEDIA_TYPE).build();
        }
        Cursor after = Cursor.parse(cursor, 1);
        return Response.ok(reports.lines(file, asked, locale, limit, after), APPLICATION_JSON)
                .build();
    }
}
