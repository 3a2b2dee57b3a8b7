package io.dangol.loyalty.bonuscampaign;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.CampaignView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.OfferRequest;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.TermsRequest;
import io.dangol.loyalty.bonuscampaign.Decision.Who;
import io.dangol.loyalty.bonuscampaign.Offer.Status;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/bonus-campaigns")
@Produces(APPLICATION_JSON)
@Tag(name = "Bonus campaigns", description = "Bonus rules that count at stores that accepted them, within a budget")
class OfferResource {

    private final OfferService offers;
    private final ParticipationService participation;
    private final Caller caller;

    OfferResource(OfferService offers, ParticipationService participation, Caller caller) {
        this.offers = offers;
        this.participation = participation;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("bonus-campaigns:write")
    @Operation(
            operationId = "offerBonusCampaign",
            summary = "Offer a bonus campaign to partners",
            description =
                    "Its rule joins the programme's rules under the campaign's code at once, and gives nothing before"
                            + " a store has accepted. What was offered is not changed: end it and offer another one.")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201", responseDescription = "Offered")
    public Response offer(@Valid @NotNull OfferRequest request) {
        CampaignView offered = offers.offer(request, who(), scope());
        return Response.status(Response.Status.CREATED)
                .entity(offered)
                .header("Location", offered.location())
                .build();
    }

    @GET
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "listBonusCampaigns",
            summary = "List bonus campaigns, oldest first",
            description =
                    "Headquarters sees all; a partner those that are offered to it and concern a store of its own.")
    public Page<CampaignView> list(
            @RestQuery @Nullable UUID programId,
            @RestQuery @Nullable Status status,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return participation.list(programId, status, scope(), limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "getBonusCampaign",
            summary = "Read a bonus campaign",
            description = "With the terms to be accepted, and how much of the budget is used.")
    public CampaignView get(@RestPath UUID id) {
        return participation.get(id, scope());
    }

    @PUT
    @Path("/{id}/terms")
    @NaturallyIdempotent(by = "campaign and text")
    @PermissionsAllowed("bonus-campaigns:write")
    @Operation(
            operationId = "publishBonusCampaignTerms",
            summary = "Publish other terms of a bonus campaign",
            description =
                    "Who accepts from now on accepts these. Who accepted earlier ones keeps to them, unless it accepts"
                            + " anew. The same text again changes nothing.")
    public CampaignView publish(@RestPath UUID id, @Valid @NotNull TermsRequest request) {
        return offers.publish(id, request.terms(), who(), scope());
    }

    @POST
    @Path("/{id}/end")
    @NaturallyIdempotent(by = "campaign, which ends once")
    @PermissionsAllowed("bonus-campaigns:write")
    @Operation(
            operationId = "endBonusCampaign",
            summary = "End a bonus campaign before its time",
            description =
                    "It gives nothing for what is sold from now on; what was sold before still counts, and what was"
                            + " given stays.")
    public CampaignView end(@RestPath UUID id) {
        return offers.end(id, who(), scope());
    }

    private Who who() {
        return new Who(caller.clientId(), null);
    }

    private Scope scope() {
        return Scope.of(caller);
    }
}
