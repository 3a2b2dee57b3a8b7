package io.dangol.customer.freshness;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.freshness.FreshnessApi.FreshnessView;
import io.dangol.customer.freshness.FreshnessApi.RecordQuestion;
import io.dangol.platform.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/customers/{id}/freshness")
@Produces(APPLICATION_JSON)
@Tag(name = "Freshness", description = "How fresh what is known of customers is, and what to ask next")
class FreshnessResource {

    private final FreshnessService service;

    FreshnessResource(FreshnessService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "getFreshness",
            summary = "How fresh what is known of a customer is, and the one thing to ask now",
            description = "Per field since when it is known to be right and from whom; what it says is not told. A"
                    + " field is worth half after its half-life, the score is the weighted mean over the fields known."
                    + " The question is for the field whose confirmation would raise the score most.")
    public FreshnessView get(@RestPath UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/questions")
    @Idempotent
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "recordFreshnessQuestion",
            summary = "Say that a customer was asked, and what came of it",
            description = "Whatever came of it, the same is not suggested again for as long as the policy says."
                    + " CONFIRMED verifies the field; after CHANGED send the new value as a change of the customer.")
    public FreshnessView asked(@RestPath UUID id, @NotNull @Valid RecordQuestion request) {
        return service.asked(id, request);
    }
}
