package io.dangol.customer.vault;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.vault.DisclosureApi.DisclosureView;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/disclosures")
@Produces(APPLICATION_JSON)
@Tag(name = "Customers", description = "The people behind the sales")
class DisclosureResource {

    private final DisclosureService service;

    DisclosureResource(DisclosureService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "listDisclosures",
            summary = "Who saw the customer's personal data in clear, newest first",
            description = "The audit log is append-only; customers have a right to know.")
    public Page<DisclosureView> list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(id, limit, Cursor.parse(cursor, 1));
    }
}
