package io.dangol.customer.identity;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.identity.MatchApi.FindMatches;
import io.dangol.customer.identity.MatchApi.MatchView;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/matches")
@Produces(APPLICATION_JSON)
@Tag(name = "Customers", description = "The people behind the sales")
class MatchResource {

    private final MatchService service;

    MatchResource(MatchService service) {
        this.service = service;
    }

    @POST
    @PermissionsAllowed("customers:read")
    @NaturallyIdempotent(by = "nothing: it only reads")
    @Operation(
            operationId = "findMatches",
            summary = "Find customers who may be this person",
            description = "The surest first, with the reasons field by field. AUTO: one person, by a rule or with a"
                    + " probability of 0.999. REVIEW: a person should decide. Who is neither is not shown, nor is anybody"
                    + " of whom nothing but the name agrees. At most 50. Nothing is linked or changed. Callers of a"
                    + " partner see those whom the partner services. Masked; who was shown goes into the audit log with"
                    + " the purpose.")
    public Page<MatchView> find(
            @Parameter(description = "What it is needed for; no personal data itself")
                    @RestQuery
                    @Pattern(regexp = Purpose.PATTERN) @Schema(examples = "helpdesk-call")
                    @Nullable String purpose,
            @NotNull @Valid FindMatches request) {
        return service.find(request, Purpose.asked(true, purpose).orElseThrow());
    }
}
