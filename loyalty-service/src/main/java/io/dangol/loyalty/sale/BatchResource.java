package io.dangol.loyalty.sale;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.BatchApi.BatchView;
import io.dangol.loyalty.sale.BatchService.Sender;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.security.Caller;
import io.dangol.platform.trace.Cause;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/sales/batches")
@Tag(name = "Sales")
class BatchResource {

    static final String NDJSON = "application/x-ndjson";

    private static final String BATCH_ID = "^[A-Za-z0-9._-]{1,100}$";

    private final BatchService service;
    private final Batches batches;
    private final Caller caller;

    BatchResource(BatchService service, Batches batches, Caller caller) {
        this.service = service;
        this.batches = batches;
        this.caller = caller;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @NaturallyIdempotent(by = "store and receipt number of each line")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "recordSales",
            summary = "Record many sales, one a line, each answered in its place",
            description = "A bad line is answered where it stands and the others go through; a line beyond 1 MB is"
                    + " answered 413. Each answer is sent once it and those before it are there, so read while you send:"
                    + " who does not read is not read from either. A cut connection is repaired by sending the file again:"
                    + " what was recorded answers 200. With a Batch-Id of the client's own, GET tells how far it came, and"
                    + " Batch-Offset goes on from there, also with the next part of a file beyond 64 MB; the answers lost with"
                    + " the connection come again from a lower offset.")
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(implementation = SaleApi.SaleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchApi.BatchAnswer.class)))
    public StreamingOutput record(
            InputStream lines,
            @RestHeader("Batch-Id") @Nullable @Pattern(regexp = BATCH_ID) String batchId,
            @RestHeader("Batch-Offset") @DefaultValue("0") @Min(0) long offset,
            @Parameter(hidden = true) @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        Scope scope = Scope.of(caller);
        BatchProgress progress = batches.begin(batchId, offset, scope);
        Sender sender = new Sender(scope, Problems.locale(acceptLanguage), Cause.current());
        return out -> service.record(lines, out, sender, progress);
    }

    @GET
    @Path("/{batchId}")
    @Produces(APPLICATION_JSON)
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "getSaleBatch",
            summary = "How far an upload came",
            description =
                    "Of the caller's own batches. All lines up to answered were recorded or refused for good; a line"
                            + " that was asked to come again, and those behind it, are not counted. Go on with the next line and"
                            + " Batch-Offset: answered.")
    public BatchView get(@RestPath @Pattern(regexp = BATCH_ID) String batchId) {
        return batches.get(batchId, Scope.of(caller));
    }
}
