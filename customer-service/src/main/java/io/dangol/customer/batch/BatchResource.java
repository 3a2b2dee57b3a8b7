package io.dangol.customer.batch;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.batch.BatchApi.Unread;
import io.dangol.customer.batch.BatchApi.WriteCustomers;
import io.dangol.customer.batch.BatchApi.WrittenView;
import io.dangol.platform.idempotency.IdempotentItems;
import io.dangol.platform.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/customers/batches")
@Produces(APPLICATION_JSON)
@Tag(name = "Customers", description = "The people behind the sales")
class BatchResource {

    private final BatchService service;
    private final HttpHeaders headers;

    BatchResource(BatchService service, @Context HttpHeaders headers) {
        this.service = service;
        this.headers = headers;
    }

    @POST
    @IdempotentItems
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "writeCustomers",
            summary = "Register or update up to 200 customers",
            description =
                    "One after the other, each as the single operation would do it and in a transaction of its own:"
                            + " with externalId as putCustomerByExternalId, without as registerCustomer. Answered in the order of the"
                            + " items; one that is refused has written nothing and keeps no other one out. The same external id"
                            + " twice is written twice, in that order. Under an Idempotency-Key every item is done once, also where"
                            + " the connection broke in the middle, and those that were refused are tried again.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = WriteCustomers.class)))
    public WrittenView write(@NotNull @Valid Unread request) {
        return service.write(request, Problems.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
