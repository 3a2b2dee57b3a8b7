package io.dangol.customer.merge;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.merge.MergeApi.DecideReview;
import io.dangol.customer.merge.MergeApi.DecisionView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
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

@Path("/v1/match-reviews/{id}/decisions")
@Produces(APPLICATION_JSON)
@Tag(name = "Identity", description = "Which records are one person: found, decided, merged, parted again")
class ReviewDecisionResource {

    private final ReviewDecisionService service;

    ReviewDecisionResource(ReviewDecisionService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "the review, which is decided once")
    @PermissionsAllowed("match-reviews:write")
    @Operation(
            operationId = "decideMatchReview",
            summary = "Decide whether a pair is one person",
            description = "MERGE merges the two, or those that they were merged into since; the reversal of that merge"
                    + " makes it DISTINCT. DISTINCT is remembered. The same decision again answers the same; another one is"
                    + " refused with match-review-decided.")
    public DecisionView decide(@RestPath UUID id, @NotNull @Valid DecideReview request) {
        return service.decide(id, request);
    }
}
