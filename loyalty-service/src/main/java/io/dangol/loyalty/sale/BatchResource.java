package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

@Path("/v1/sales/batches")
@Tag(name = "Sales")
class BatchResource {

    static final String NDJSON = "application/x-ndjson";

    private final BatchService service;
    private final Caller caller;

    BatchResource(BatchService service, Caller caller) {
        this.service = service;
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
                    + " what was recorded answers 200.")
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(implementation = SaleApi.SaleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = SaleApi.BatchAnswer.class)))
    public StreamingOutput record(
            InputStream lines,
            @Parameter(hidden = true) @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        Scope scope = Scope.of(caller);
        return out -> service.record(lines, out, scope, Problems.locale(acceptLanguage));
    }
}
