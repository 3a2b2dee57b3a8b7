package io.dangol.customer.freshness;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.freshness.NumberAlarmApi.AlarmView;
import io.dangol.customer.freshness.NumberAlarmApi.AlarmsView;
import io.dangol.customer.freshness.NumberAlarmApi.RaiseAlarm;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

@Path("/v1/customers/{id}/number-alarms")
@Produces(APPLICATION_JSON)
@Tag(name = "Freshness", description = "How fresh what is known of customers is, and what to ask next")
class NumberAlarmResource {

    private final NumberAlarmService service;

    NumberAlarmResource(NumberAlarmService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "the customer's number, while it is in doubt")
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "raiseNumberAlarm",
            summary = "Say that a customer's phone number may be somebody else's by now",
            description = "Until it is verified or another takes its place, contact permits by text message and"
                    + " telephone are refused with NUMBER_IN_DOUBT, but for purposes that are exempt. What"
                    + " headquarters says is not in use is in doubt with whoever has it, a partner's word is about its own"
                    + " customer.")
    @APIResponseSchema(value = AlarmView.class, responseCode = "201", responseDescription = "Raised")
    @APIResponse(
            responseCode = "200",
            description = "It was in doubt before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = AlarmView.class)))
    public Response raise(@RestPath UUID id, @NotNull @Valid RaiseAlarm request) {
        NumberAlarmService.Raised raised = service.raise(id, request.reason().reason());
        return raised.replayed()
                ? Response.ok(raised.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED).entity(raised.view()).build();
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "listNumberAlarms",
            summary = "When a customer's phone number was in doubt, newest first",
            description = "Of whatever number it was; one without an end holds now.")
    public AlarmsView list(@RestPath UUID id) {
        return new AlarmsView(service.list(id));
    }
}
