package io.dangol.customer.freshness;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.freshness.FreshnessApi.PartnersView;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/freshness/partners")
@Produces(APPLICATION_JSON)
@Tag(name = "Freshness", description = "How fresh what is known of customers is, and what to ask next")
class PartnerFreshnessResource {

    private final FreshnessService service;

    PartnerFreshnessResource(FreshnessService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "listFreshnessOfPartners",
            summary = "How fresh what is known of each partner's customers is",
            description = "The mean over the customers in its custody now. Callers of a partner see their own. Reckoned"
                    + " when it is asked for, over all marks: a report, not for every screen.")
    public PartnersView list() {
        return service.partners();
    }
}
