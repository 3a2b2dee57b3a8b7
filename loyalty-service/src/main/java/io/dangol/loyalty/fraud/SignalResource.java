package io.dangol.loyalty.fraud;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.fraud.FraudApi.Rejection;
import io.dangol.loyalty.fraud.FraudApi.Release;
import io.dangol.loyalty.fraud.FraudApi.SignalView;
import io.dangol.loyalty.fraud.Signal.Status;
import io.dangol.loyalty.fraud.SignalService.Answer;
import io.dangol.loyalty.fraud.SignalService.Ending;
import io.dangol.loyalty.fraud.Signals.Asked;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/fraud-signals")
@Produces(APPLICATION_JSON)
@Tag(name = "Fraud")
class SignalResource {

    private static final String ACTING_USER = "X-Acting-User";

    private final SignalService service;
    private final Caller caller;

    SignalResource(SignalService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("fraud:read")
    @Operation(
            operationId = "listFraudSignals",
            summary = "List what looks like fraud, oldest first",
            description = "A partner sees those of its own stores. OPEN are those that nobody has looked into.")
    public Page<SignalView> list(
            @RestQuery @Nullable Status status,
            @RestQuery FraudRule.@Nullable Kind kind,
            @RestQuery @Nullable UUID partnerId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        Scope scope = Scope.of(caller);
        UUID partner = partnerId == null ? scope.partnerId().orElse(null) : partnerId;
        Asked asked = new Asked(List.copyOf(scope.storeCodes()), partner, status, kind);
        return service.list(asked, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("fraud:read")
    @Operation(
            operationId = "getFraudSignal",
            summary = "Read what looks like fraud",
            description = "By which rule, where, whose, what was counted, and what somebody made of it.")
    public SignalView get(@RestPath UUID id) {
        return service.get(id, Scope.of(caller));
    }

    @POST
    @Path("/{id}/releases")
    @NaturallyIdempotent(by = "the signal, which ends once")
    @PermissionsAllowed("fraud:review")
    @Operation(
            operationId = "releaseFraudSignal",
            summary = "It is no fraud: its points can be spent",
            description = "Once no other signal of the sale holds them. They live as much longer as they could not be"
                    + " spent. By headquarters alone: no store looks into itself.")
    @APIResponseSchema(value = SignalView.class, responseCode = "201", responseDescription = "Released")
    @APIResponse(
            responseCode = "200",
            description = "Was released before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Response release(
            @RestPath UUID id,
            @Valid @NotNull Release release,
            @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return end(id, new Ending(release.reason().reason(), release.reference(), caller.clientId(), actingUser));
    }

    @POST
    @Path("/{id}/rejections")
    @NaturallyIdempotent(by = "the signal, which ends once")
    @PermissionsAllowed("fraud:review")
    @Operation(
            operationId = "rejectFraudSignal",
            summary = "It is fraud: what is left of the sale's points is withdrawn",
            description =
                    "Also where they were not held. They go back to their funders; what an open redemption relies on"
                            + " is withdrawn once that has ended without it. The purchase stays, and so does what was spent.")
    @APIResponseSchema(value = SignalView.class, responseCode = "201", responseDescription = "Rejected")
    @APIResponse(
            responseCode = "200",
            description = "Was rejected before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Response reject(
            @RestPath UUID id,
            @Valid @NotNull Rejection rejection,
            @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return end(id, new Ending(rejection.reason().reason(), rejection.reference(), caller.clientId(), actingUser));
    }

    private Response end(UUID id, Ending ending) {
        Answer answer = service.end(id, ending, Scope.of(caller));
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
}
