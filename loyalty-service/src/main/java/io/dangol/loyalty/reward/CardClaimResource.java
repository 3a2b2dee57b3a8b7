package io.dangol.loyalty.reward;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.reward.ClaimApi.ClaimView;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/cards/{number}/reward-claims")
@Produces(APPLICATION_JSON)
@Tag(name = "Rewards", description = "What members get for their points")
class CardClaimResource {

    private final ClaimEnding endings;
    private final Claimants claimants;

    CardClaimResource(ClaimEnding endings, Claimants claimants) {
        this.endings = endings;
        this.claimants = claimants;
    }

    @GET
    @PermissionsAllowed("rewards:claim")
    @Operation(
            operationId = "listRewardClaims",
            summary = "What a card's member has claimed, newest first",
            description = "With the codes of its vouchers for the member itself and for headquarters.")
    public Page<ClaimView> ofCard(
            @RestPath String number,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return endings.ofCard(number, limit, Cursor.parse(cursor, 1), claimants.current());
    }
}
