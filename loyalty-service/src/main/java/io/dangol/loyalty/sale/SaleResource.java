package io.dangol.loyalty.sale;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.ExplanationApi.Explanation;
import io.dangol.loyalty.sale.QuoteApi.Quote;
import io.dangol.loyalty.sale.QuoteApi.ReturnPreview;
import io.dangol.loyalty.sale.SaleApi.ReturnOfSale;
import io.dangol.loyalty.sale.SaleApi.ReturnView;
import io.dangol.loyalty.sale.SaleApi.ReturnWithoutSale;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.dangol.platform.trace.Cause;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(APPLICATION_JSON)
@Tag(name = "Sales", description = "Every sale at the till, also anonymous ones, and what comes back")
class SaleResource {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final SaleService service;
    private final ReturnService returns;
    private final ReturnWithoutSaleService withoutSale;
    private final Explanations explanations;
    private final Caller caller;

    SaleResource(
            SaleService service,
            ReturnService returns,
            ReturnWithoutSaleService withoutSale,
            Explanations explanations,
            Caller caller) {
        this.service = service;
        this.returns = returns;
        this.withoutSale = withoutSale;
        this.explanations = explanations;
        this.caller = caller;
    }

    @POST
    @Path("/sales")
    @NonBlocking
    @Weighed
    @NaturallyIdempotent(by = "store and receipt number")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "recordSale",
            summary = "Record a sale and earn its points",
            description = "The same receipt of the same store again answers 200 with the first answer and"
                    + " Idempotency-Replayed: true; with another content 409 receipt-conflict.")
    @APIResponseSchema(value = SaleView.class, responseCode = "201", responseDescription = "Recorded")
    @APIResponse(
            responseCode = "200",
            description = "Was recorded before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = SaleView.class)))
    public CompletionStage<Response> record(@Valid @NotNull SaleRequest request) {
        return service.record(request, Scope.of(caller), Cause.current())
                .thenApply(answer -> response(
                        answer.replayed(),
                        answer.sale(),
                        "/v1/sales/" + answer.sale().saleId()));
    }

    @POST
    @Path("/sales/quote")
    @Weighed
    @NaturallyIdempotent(by = "nothing: it writes nothing")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "quoteSale",
            summary = "What a sale would earn; writes nothing",
            description = "Checked and decided as the sale itself would be, with the rules of this moment: for the"
                    + " customer's display before the receipt is closed.")
    public Quote quote(@Valid @NotNull SaleRequest request) {
        return service.quote(request, Scope.of(caller));
    }

    @GET
    @Path("/sales/{id}")
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "getSale",
            summary = "Read a sale as it stands now, with what came back of it",
            description =
                    "The lines as they were sold, what came back since, and whether the buyer is known by " + "now.")
    public SaleDetail get(@RestPath UUID id) {
        return service.get(id, Scope.of(caller));
    }

    @GET
    @Path("/sales/{id}/explanation")
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "explainSale",
            summary = "Why a sale earned what it earned",
            description =
                    "Rule by rule, by the version and the facts that the sale pinned: what applied, what not and why,"
                            + " the points, their days, who pays for them, and what returns took back.")
    public Explanation explain(@RestPath UUID id) {
        return explanations.of(id, Scope.of(caller));
    }

    @POST
    @Path("/sales/{id}/returns")
    @Weighed
    @NaturallyIdempotent(by = "store and receipt number")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "returnSale",
            summary = "Return all or part of a sale",
            description = "Takes back earned(before) - earned(after): any split of a return equals the full return."
                    + " A card that was blocked since changes nothing of that. Points that paid for it, by redemptions that"
                    + " name its receipt, come back first, in proportion and with their dates.")
    @APIResponseSchema(value = ReturnView.class, responseCode = "201", responseDescription = "Returned")
    @APIResponse(
            responseCode = "200",
            description = "Was returned before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    public Response returnSale(@RestPath UUID id, @Valid @NotNull ReturnOfSale request) {
        ReturnService.Answer answer = returns.ofSale(id, request, Scope.of(caller));
        return response(answer.replayed(), answer.view(), "/v1/sales/" + id);
    }

    @POST
    @Path("/sales/{id}/returns/preview")
    @Weighed
    @NaturallyIdempotent(by = "nothing: it writes nothing")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "previewReturn",
            summary = "What a return would do to points; writes nothing",
            description = "Checked and decided as the return itself would be: what would be taken back of what the sale"
                    + " earned, what would come back of what paid for it, and the balance after both.")
    public ReturnPreview previewReturn(@RestPath UUID id, @Valid @NotNull ReturnOfSale request) {
        return returns.preview(id, request, Scope.of(caller));
    }

    @POST
    @Path("/returns")
    @Weighed
    @NaturallyIdempotent(by = "store and receipt number")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "returnWithoutSale",
            summary = "Record a return that names no sale",
            description = "For goods whose receipt is not known here. With a card its points are taken back as the "
                    + "rule gives them today, also where the card was blocked since; the programme says whether a "
                    + "balance may go below zero.")
    @APIResponseSchema(value = ReturnView.class, responseCode = "201", responseDescription = "Returned")
    @APIResponse(
            responseCode = "200",
            description = "Was returned before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    public Response returnWithoutSale(@Valid @NotNull ReturnWithoutSale request) {
        ReturnService.Answer answer = withoutSale.record(request, Scope.of(caller));
        return response(answer.replayed(), answer.view(), null);
    }

    @POST
    @Path("/returns/preview")
    @Weighed
    @NaturallyIdempotent(by = "nothing: it writes nothing")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "previewReturnWithoutSale",
            summary = "What a return that names no sale would do to points; writes nothing",
            description = "Checked and decided as the return itself would be, by the rule as it is today.")
    public ReturnPreview previewReturnWithoutSale(@Valid @NotNull ReturnWithoutSale request) {
        return withoutSale.preview(request, Scope.of(caller));
    }

    private static Response response(boolean replayed, Object entity, @Nullable String location) {
        if (replayed) {
            return Response.ok(entity).header(REPLAYED, "true").build();
        }
        Response.ResponseBuilder created =
                Response.status(Response.Status.CREATED).entity(entity);
        return (location == null ? created : created.header("Location", location)).build();
    }
}
