package io.dangol.customer.custody;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.custody.CustodyApi.CustodiesView;
import io.dangol.customer.custody.CustodyApi.CustodyView;
import io.dangol.customer.custody.CustodyApi.EndCustody;
import io.dangol.customer.custody.CustodyApi.RecordCustody;
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

@Path("/v1/customers/{id}/custodies")
@Produces(APPLICATION_JSON)
@Tag(name = "Custody", description = "Which partner introduced a customer, and which one services it")
class CustodyResource {

    private final CustodyService service;

    CustodyResource(CustodyService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "listCustodies",
            summary = "Who introduced a customer, and who services it, oldest first",
            description = "Also those that are over and those to come. Callers of a partner see the partner's own.")
    public CustodiesView list(@RestPath UUID id) {
        return new CustodiesView(service.list(id));
    }

    @POST
    @NaturallyIdempotent(by = "role, partner and the first day")
    @PermissionsAllowed("custodies:write")
    @Operation(
            operationId = "recordCustody",
            summary = "Say which partner introduced a customer, or services it from a day on",
            description = "Who services a customer sees it from that day on and no longer than that; who introduced it"
                    + " does not for that reason. One at a time services it: who did so without a known end hands over"
                    + " on the day on which the new one begins. Anything else that overlaps is refused with"
                    + " custody-overlaps. Said again it answers 200, also without the end that was told since. A partner that registers a customer has introduced"
                    + " it and services it, without this.")
    @APIResponseSchema(value = CustodyView.class, responseCode = "201", responseDescription = "Recorded")
    @APIResponse(
            responseCode = "200",
            description = "Was recorded before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = CustodyView.class)))
    public Response record(@RestPath UUID id, @NotNull @Valid RecordCustody request) {
        CustodyService.Answer answer = service.record(id, request);
        return answer.replayed()
                ? Response.ok(answer.view())
                        .header("Idempotency-Replayed", "true")
                        .build()
                : Response.status(Response.Status.CREATED).entity(answer.view()).build();
    }

    @POST
    @Path("/{custodyId}/end")
    @NaturallyIdempotent(by = "the custody, whose end only comes nearer")
    @PermissionsAllowed("custodies:write")
    @Operation(
            operationId = "endCustody",
            summary = "Say when a partner services a customer no more",
            description = "The first day on which it does not; today ends it at once, and the day of its beginning"
                    + " takes back one that is still to come. An end may be brought forward, never put off: that is"
                    + " another custody.")
    public CustodyView end(@RestPath UUID id, @RestPath UUID custodyId, @NotNull @Valid EndCustody request) {
        return service.end(id, custodyId, request.until());
    }
}
