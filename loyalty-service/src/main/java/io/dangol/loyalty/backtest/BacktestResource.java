package io.dangol.loyalty.backtest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.backtest.BacktestApi.BacktestView;
import io.dangol.loyalty.backtest.BacktestApi.Request;
import io.dangol.loyalty.program.RuleApi;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/programs/{id}")
@Produces(APPLICATION_JSON)
@Tag(name = "Rules", description = "What a sale earns beside the programme's earn rule, under which conditions")
class BacktestResource {

    private final BacktestService service;
    private final Caller caller;

    BacktestResource(BacktestService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Path("/rules/{code}/backtest")
    @Idempotent
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "backtestRule",
            summary = "Run a rule over the sales of the past; writes no points",
            description =
                    "The rule as it stands, or one that is not kept yet, among the other rules of the programme. It"
                            + " runs beside the tills; its outcome is read from the Location.")
    @APIResponseSchema(value = BacktestView.class, responseCode = "202", responseDescription = "It will be run")
    public Response ask(
            @RestPath UUID id, @RestPath @Pattern(regexp = RuleApi.CODE) String code, @Valid @NotNull Request request) {
        BacktestView asked = service.ask(id, code, request, caller.clientId());
        return Response.accepted(asked).header("Location", asked.location()).build();
    }

    @GET
    @Path("/backtests/{backtestId}")
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "getBacktest",
            summary = "Read a backtest",
            description = "How far it is, and once it is done the points, by partner and by month.")
    public BacktestView get(@RestPath UUID id, @RestPath UUID backtestId) {
        return service.get(id, backtestId);
    }
}
