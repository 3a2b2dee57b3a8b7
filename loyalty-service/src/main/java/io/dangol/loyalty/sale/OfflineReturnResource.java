package io.dangol.loyalty.sale;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.OfflineReturnApi.Tell;
import io.dangol.loyalty.sale.OfflineReturnApi.ToldView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/returns/offline")
@Produces(APPLICATION_JSON)
@Tag(name = "Sales")
class OfflineReturnResource {

    private final OfflineReturnService service;
    private final Caller caller;

    OfflineReturnResource(OfflineReturnService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Weighed
    @NaturallyIdempotent(by = "store and receipt number")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "recordOfflineReturn",
            summary = "Tell that something came back while the till could not ask",
            description = "Of the sale that its receipt names. Where that is not recorded yet, the return is kept and"
                    + " recorded by itself once it is: 202. What exceeds the sale, or came before it, or bears a number that"
                    + " stands for something else, is kept for a person to decide: 409 return-in-conflict. The same again"
                    + " answers what has become of it.")
    @APIResponseSchema(value = ToldView.class, responseCode = "201", responseDescription = "Returned")
    @APIResponse(
            responseCode = "200",
            description = "Was returned before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ToldView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Waits for its sale",
            content = @Content(schema = @Schema(implementation = ToldView.class)))
    public Response record(@Valid @NotNull Tell request) {
        OfflineReturnService.Outcome outcome = service.record(request, Scope.of(caller));
        ReturnService.Answer answer = outcome.answer();
        if (answer == null) {
            return Response.accepted(outcome.view())
                    .header("Location", outcome.location())
                    .build();
        }
        return answer.replayed()
                ? Response.ok(outcome.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED)
                        .entity(outcome.view())
                        .header("Location", "/v1/sales/" + answer.row().saleId())
                        .build();
    }
}
