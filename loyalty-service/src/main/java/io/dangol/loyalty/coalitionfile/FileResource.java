package io.dangol.loyalty.coalitionfile;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalitionfile.FileApi.FileView;
import io.dangol.loyalty.coalitionfile.FileApi.LineOfCoalition;
import io.dangol.loyalty.coalitionfile.FileService.Answer;
import io.dangol.loyalty.coalitionfile.FileService.Request;
import io.dangol.platform.csv.Csv;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.lines.RowFormat;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
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
import java.io.InputStream;
import java.time.YearMonth;
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

@Path("/v1/coalitions/{code}/files")
@Produces(APPLICATION_JSON)
@Tag(name = "Coalition files", description = "What a coalition says it recorded at our tills, beside our sales")
class FileResource {

    static final String CODE = "^[A-Z0-9][A-Z0-9_-]{0,49}$";

    private static final String NDJSON = "application/x-ndjson";
    private static final String MONTH = "^20[0-9]{2}-(0[1-9]|1[0-2])$";
    private static final long MOST_TOLERANCE = 1_000_000;

    private final FileService service;
    private final FileWork work;
    private final FileReports reports;
    private final Caller caller;
    private final HttpHeaders headers;

    FileResource(FileService service, FileWork work, FileReports reports, Caller caller, @Context HttpHeaders headers) {
        this.service = service;
        this.work = work;
        this.reports = reports;
        this.caller = caller;
        this.headers = headers;
    }

    @POST
    @Consumes({Csv.MEDIA_TYPE, NDJSON})
    @NaturallyIdempotent(by = "coalition, period and content")
    @PermissionsAllowed("coalitions:write")
    @Operation(
            operationId = "uploadCoalitionFile",
            summary = "Compare what a coalition says it recorded in a month with our sales",
            description =
                    "One sale a line, as CSV or NDJSON, up to 500,000 of them and 64 MB. Receipts tell which sale a line is"
                            + " about, and where they do not, card, store and time. Of a card's number a keyed token is"
                            + " kept until the file is closed, and nothing else. It writes no sale and no point. Another file of the same month is the next"
                            + " version and takes the place of the one before; the same file again answers the same. After a cut"
                            + " connection Batch-Offset goes on behind what was received, or 0 begins anew.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = LineOfCoalition.class))
            })
    @APIResponseSchema(value = FileView.class, responseCode = "201", responseDescription = "Compared")
    @APIResponse(
            responseCode = "200",
            description = "The same file came before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = FileView.class)))
    public Response upload(
            @RestPath @Pattern(regexp = CODE) String code,
            @RestQuery @NotNull @Pattern(regexp = MONTH) String period,
            @RestQuery @DefaultValue("0") @Min(0) @Max(MOST_TOLERANCE) long tolerance,
            @RestHeader("Batch-Offset") @DefaultValue("0") @Min(0) long offset,
            InputStream body) {
        RowFormat format = headers.getMediaType().getSubtype().equals("csv") ? RowFormat.CSV : RowFormat.NDJSON;
        Request request = new Request(code, YearMonth.parse(period), tolerance, format, offset, caller.clientId());
        Answer answer = service.upload(request, body);
        FileView view = reports.get(code, answer.file().id(), Scope.of(caller));
        if (answer.replayed()) {
            return Response.ok(view).header("Idempotency-Replayed", "true").build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(view)
                .header("Location", view.location())
                .build();
    }

    @GET
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "listCoalitionFiles",
            summary = "List a coalition's files, the latest first",
            description = "All versions. What became of their lines is told by each file alone.")
    public Page<FileView> list(
            @RestPath @Pattern(regexp = CODE) String code,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return reports.list(code, limit, Cursor.parse(cursor, 1), Scope.of(caller));
    }

    @GET
    @Path("/{fileId}")
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "getCoalitionFile",
            summary = "How far a coalition's file is",
            description = "Lines by what became of them; a partner is told of those of its own stores.")
    public FileView get(@RestPath @Pattern(regexp = CODE) String code, @RestPath UUID fileId) {
        return reports.get(code, fileId, Scope.of(caller));
    }

    @POST
    @Path("/{fileId}/reconcile")
    @NaturallyIdempotent(by = "the sales that are there by now")
    @PermissionsAllowed("coalitions:write")
    @Operation(
            operationId = "reconcileCoalitionFile",
            summary = "Compare a coalition's file once more",
            description = "With the sales that are there by now, where tills were late, or after a comparison was cut.")
    public FileView reconcile(@RestPath @Pattern(regexp = CODE) String code, @RestPath UUID fileId) {
        return reports.get(code, work.again(code, fileId).id(), Scope.of(caller));
    }

    @POST
    @Path("/{fileId}/close")
    @NaturallyIdempotent(by = "the file")
    @PermissionsAllowed("coalitions:write")
    @Operation(
            operationId = "closeCoalitionFile",
            summary = "Say that a coalition's file is the month's",
            description = "For ever: what was compared stays, and no other file of the month is taken. The same again"
                    + " answers the same.")
    public FileView close(@RestPath @Pattern(regexp = CODE) String code, @RestPath UUID fileId) {
        CoalitionFile closed = work.close(code, fileId, caller.clientId());
        return reports.get(code, closed.id(), Scope.of(caller));
    }
}
