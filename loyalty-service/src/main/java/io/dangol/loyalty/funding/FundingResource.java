package io.dangol.loyalty.funding;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.funding.FundingApi.CreditLine;
import io.dangol.loyalty.funding.FundingApi.FundingAccountView;
import io.dangol.loyalty.funding.FundingApi.FundingChangeView;
import io.dangol.loyalty.funding.FundingApi.Payment;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/funding-accounts")
@Produces(APPLICATION_JSON)
@Tag(name = "Funding accounts", description = "What a partner may give before it pays, and what waits for it")
class FundingResource {

    private final FundingService service;
    private final Caller caller;

    FundingResource(FundingService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @PUT
    @Path("/{partnerId}")
    @PermissionsAllowed("settlements:write")
    @Operation(
            operationId = "putCreditLine",
            summary = "Say how many points a partner may give before it pays",
            description =
                    "The first time it opens the account: what is given from then on is counted. Points beyond the"
                            + " line are earned all the same and stay pending until they are covered. A line that is raised opens"
                            + " what it covers, the oldest first; one that is lowered takes nothing back.")
    public FundingAccountView put(@RestPath UUID partnerId, @Valid @NotNull CreditLine line) {
        return service.put(partnerId, line, caller.clientId());
    }

    @GET
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "listFundingAccounts",
            summary = "List funding accounts",
            description = "Headquarters sees all of them, a partner its own.")
    public Page<FundingAccountView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(caller.partnerId(), limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{partnerId}")
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "getFundingAccount",
            summary = "Read what a partner gave and has not paid",
            description =
                    "Exposure is what members got at its cost since the account was opened, less what returns brought"
                            + " back, what expired and what it paid. A redemption does not change it: who gave the points still"
                            + " pays for them.")
    public FundingAccountView get(@RestPath UUID partnerId) {
        return service.get(partnerId, caller.partnerId());
    }

    @POST
    @Path("/{partnerId}/payments")
    @NaturallyIdempotent(by = "partner and reference")
    @PermissionsAllowed("settlements:write")
    @Operation(
            operationId = "recordFundingPayment",
            summary = "Record that a partner paid, or bought a pack beforehand",
            description =
                    "Points that waited for it become available soon after, the oldest first, in batches. The same"
                            + " reference of a partner again answers the same; with another content it is 409"
                            + " reference-conflict.")
    @APIResponseSchema(value = FundingChangeView.class, responseCode = "201", responseDescription = "Recorded")
    @APIResponse(
            responseCode = "200",
            description = "Was recorded before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = FundingChangeView.class)))
    public Response pay(@RestPath UUID partnerId, @Valid @NotNull Payment payment) {
        FundingService.Answer answer = service.pay(partnerId, payment, caller.clientId());
        if (answer.replayed()) {
            return Response.ok(answer.view())
                    .header("Idempotency-Replayed", "true")
                    .build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(answer.view())
                .header("Location", answer.view().location())
                .build();
    }

    @GET
    @Path("/{partnerId}/changes")
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "listFundingChanges",
            summary = "List credit lines, packs and payments of a partner",
            description = "All that were ever said, the oldest first.")
    public Page<FundingChangeView> changes(
            @RestPath UUID partnerId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.changes(partnerId, caller.partnerId(), limit, Cursor.parse(cursor, 1));
    }
}
