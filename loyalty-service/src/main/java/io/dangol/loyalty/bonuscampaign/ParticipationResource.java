package io.dangol.loyalty.bonuscampaign;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.DecisionRequest;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.DecisionView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.PartnerBudgetView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.StoreView;
import io.dangol.loyalty.bonuscampaign.Decision.Who;
import io.dangol.loyalty.bonuscampaign.ForecastApi.ForecastRequest;
import io.dangol.loyalty.bonuscampaign.ForecastApi.ForecastView;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/bonus-campaigns/{id}")
@Produces(APPLICATION_JSON)
@Tag(name = "Bonus campaigns", description = "Bonus rules that count at stores that accepted them, within a budget")
class ParticipationResource {

    private static final String ACTING_USER = "X-Acting-User";

    private final ParticipationService participation;
    private final ForecastService forecasts;
    private final Caller caller;

    ParticipationResource(ParticipationService participation, ForecastService forecasts, Caller caller) {
        this.participation = participation;
        this.forecasts = forecasts;
        this.caller = caller;
    }

    @GET
    @Path("/budgets")
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "listBonusCampaignBudgets",
            summary = "How much of a bonus campaign's budget each partner's stores have used",
            description = "Headquarters sees all partners that are named or have accepted; a partner sees itself."
                    + " A client of some of its stores is not told.")
    public Page<PartnerBudgetView> budgets(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return participation.budgets(id, scope(), limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/stores")
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "listBonusCampaignStores",
            summary = "The open stores that a bonus campaign concerns, and what stands for each",
            description =
                    "By their codes, with those of payers that its rule names. A partner sees its own; one that changed hands"
                            + " is asked anew.")
    public Page<StoreView> stores(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return participation.stores(id, scope(), limit, Cursor.parse(cursor, 1));
    }

    @PUT
    @Path("/stores/{storeCode}")
    @NaturallyIdempotent(by = "campaign, store and decision")
    @PermissionsAllowed("bonus-campaigns:decide")
    @Operation(
            operationId = "decideBonusCampaign",
            summary = "Accept, decline or withdraw from a bonus campaign for a store",
            description =
                    "ACCEPTED counts for what is sold from now on, upon the terms of that version and hash. WITHDRAWN"
                            + " ends that for what is sold from now on. A partner that the rule names as payer accepts for"
                            + " any store of its own. Each decision is kept for ever with its time and who made it;"
                            + " the same again changes nothing.")
    public DecisionView decide(
            @RestPath UUID id,
            @RestPath String storeCode,
            @Valid @NotNull DecisionRequest request,
            @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return participation.decide(id, storeCode, request, new Who(caller.clientId(), actingUser), scope());
    }

    @GET
    @Path("/decisions")
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "listBonusCampaignDecisions",
            summary = "All that was decided about a bonus campaign, oldest first",
            description = "The evidence: who, when, for which store, and upon which terms. A partner sees its own.")
    public Page<DecisionView> decisions(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return participation.decisions(id, scope(), limit, Cursor.parse(cursor, 1));
    }

    @POST
    @Path("/forecasts")
    @Idempotent
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "askBonusCampaignForecast",
            summary = "Ask what a bonus campaign would come to, by the partner's own last 90 days",
            description =
                    "Its rule is run over the partner's own sales, beside the tills, and writes no points. The outcome"
                            + " is read from the Location.")
    @APIResponseSchema(value = ForecastView.class, responseCode = "202", responseDescription = "It will be reckoned")
    public Response ask(@RestPath UUID id, @Valid @NotNull ForecastRequest request) {
        ForecastView asked = forecasts.ask(id, request.partnerId(), scope());
        return Response.accepted(asked).header("Location", asked.location()).build();
    }

    @GET
    @Path("/forecasts/{forecastId}")
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "getBonusCampaignForecast",
            summary = "Read a forecast",
            description = "How far it is; once it is done points and money, all of them and the partner's own part.")
    public ForecastView forecast(@RestPath UUID id, @RestPath UUID forecastId) {
        return forecasts.get(id, forecastId, scope());
    }

    private Scope scope() {
        return Scope.of(caller);
    }
}
