package io.dangol.customer.freshness;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.freshness.FreshnessApi.FreshnessView;
import io.dangol.customer.freshness.FreshnessApi.VerifyFields;
import io.dangol.platform.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/customers/{id}/verifications")
@Produces(APPLICATION_JSON)
@Tag(name = "Freshness", description = "How fresh what is known of customers is, and what to ask next")
class VerificationResource {

    private final FreshnessService service;

    VerificationResource(FreshnessService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "verifyFields",
            summary = "Say that what is known of a customer is still right",
            description = "Without sending it again. A phone number that is verified is in doubt no more.")
    public FreshnessView verify(@RestPath UUID id, @NotNull @Valid VerifyFields request) {
        return service.verify(id, request);
    }
}
