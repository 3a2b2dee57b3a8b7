package io.dangol.loyalty.reward;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.loyalty.reward.ClaimApi.ClaimView;
import io.dangol.loyalty.reward.RewardApi.Create;
import io.dangol.loyalty.reward.RewardApi.Move;
import io.dangol.loyalty.reward.RewardApi.MovementView;
import io.dangol.loyalty.reward.RewardApi.RewardTerms;
import io.dangol.loyalty.reward.RewardApi.RewardView;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/rewards")
@Produces(APPLICATION_JSON)
@Tag(name = "Rewards", description = "What members get for their points")
class RewardResource {

    private final RewardService service;
    private final ClaimService claims;
    private final Claimants claimants;
    private final Caller caller;

    RewardResource(RewardService service, ClaimService claims, Claimants claimants, Caller caller) {
        this.service = service;
        this.claims = claims;
        this.claimants = claimants;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "programme and code")
    @PermissionsAllowed("rewards:write")
    @Operation(
            operationId = "createReward",
            summary = "Create a reward",
            description =
                    "A voucher or goods, for a price in points. Who issues it receives the points and pays for what"
                            + " it gives, so partners can settle. The same code of a programme with another content is 409"
                            + " reward-code-taken.")
    @APIResponseSchema(value = RewardView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "200",
            description = "Was created before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = RewardView.class)))
    public Response create(@Valid @NotNull Create request) {
        return service.create(request).response();
    }

    @GET
    @PermissionsAllowed("rewards:read")
    @Operation(
            operationId = "listRewards",
            summary = "List the rewards, oldest first",
            description = "Headquarters sees all, everybody else those that can be claimed now.")
    public Page<RewardView> list(
            @RestQuery @Nullable UUID programId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(programId, caller.isOfHeadquarters(), limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("rewards:read")
    @Operation(
            operationId = "getReward",
            summary = "Read a reward",
            description = "Its price, what is left of it, and what it gives; the ETag is needed to change it.")
    public RewardView get(@RestPath UUID id) {
        return service.get(id, caller.isOfHeadquarters());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("rewards:write")
    @Operation(
            operationId = "patchReward",
            summary = "Change a reward",
            description = "A merge patch (RFC 7396) with If-Match. What was claimed keeps its price and its voucher's"
                    + " terms. Stock changes by movements and by claims, which are no versions.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = RewardTerms.class)))
    public RewardView patch(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode request) {
        return service.patch(id, request, ifMatch);
    }

    @POST
    @Path("/{id}/stock-movements")
    @NaturallyIdempotent(by = "reward and reference")
    @PermissionsAllowed("rewards:write")
    @Operation(
            operationId = "moveRewardStock",
            summary = "Add to the stock of a reward, or take from it",
            description =
                    "What came in, what broke, what was counted. Claims take from the stock by themselves. The same"
                            + " reference again answers the same; with another quantity it is 409 reference-conflict.")
    @APIResponseSchema(value = MovementView.class, responseCode = "201", responseDescription = "Moved")
    @APIResponse(
            responseCode = "200",
            description = "Was moved before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = MovementView.class)))
    public Response move(@RestPath UUID id, @Valid @NotNull Move request) {
        return service.move(id, request, caller.clientId()).response();
    }

    @POST
    @Path("/{id}/claims")
    @NaturallyIdempotent(by = "client and reference")
    @PermissionsAllowed("rewards:claim")
    @Operation(
            operationId = "claimReward",
            summary = "Claim a reward for a card's points",
            description = "Points are spent, the stock is one less, and a voucher is issued: all of it or nothing. The"
                    + " code of the voucher is shown here. The same reference of a client again answers the same; with"
                    + " another content it is 409 reference-conflict. A member claims for its own cards.")
    @APIResponseSchema(value = ClaimView.class, responseCode = "201", responseDescription = "Claimed")
    @APIResponse(
            responseCode = "200",
            description = "Was claimed before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    public Response claim(@RestPath UUID id, @Valid @NotNull ClaimApi.Request request) {
        return claims.claim(id, request, claimants.current()).response();
    }
}
