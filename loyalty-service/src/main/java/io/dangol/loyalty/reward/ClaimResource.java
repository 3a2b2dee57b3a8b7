package io.dangol.loyalty.reward;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.reward.ClaimApi.ClaimView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/reward-claims")
@Produces(APPLICATION_JSON)
@Tag(name = "Rewards", description = "What members get for their points")
class ClaimResource {

    private final ClaimEnding endings;
    private final Claimants claimants;

    ClaimResource(ClaimEnding endings, Claimants claimants) {
        this.endings = endings;
        this.claimants = claimants;
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("rewards:claim")
    @Operation(
            operationId = "getRewardClaim",
            summary = "Read a claim",
            description =
                    "What it cost, and what became of its voucher. Partners see what was claimed at their stores.")
    public ClaimView get(@RestPath UUID id) {
        return endings.get(id, claimants.current());
    }

    @POST
    @Path("/{id}/cancel")
    @NaturallyIdempotent(by = "the claim, which is cancelled once")
    @PermissionsAllowed("rewards:cancel")
    @Operation(
            operationId = "cancelRewardClaim",
            summary = "Cancel a claim: points and stock come back, the voucher is void",
            description = "Points go back into the lots that they came from, with their dates: what has expired since"
                    + " expires. A voucher that was used or is reserved refuses it. Cancelling again answers the same.")
    public ClaimView cancel(@RestPath UUID id) {
        return endings.cancel(id, claimants.current());
    }
}
