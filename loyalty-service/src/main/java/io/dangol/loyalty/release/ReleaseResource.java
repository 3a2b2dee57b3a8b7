package io.dangol.loyalty.release;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.release.ReleaseApi.Happened;
import io.dangol.loyalty.release.ReleaseApi.ReleaseView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/v1/sales/{id}/releases")
@Produces(APPLICATION_JSON)
@Tag(name = "Sales")
class ReleaseResource {

    private final ReleaseService service;
    private final Caller caller;

    ReleaseResource(ReleaseService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "sale and event")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "releasePoints",
            summary = "Tell that what points waited for has happened",
            description = "What rules gave until this event can be spent, once it waits for nothing else either. Told"
                    + " again it answers the same; told after its time was over it answers what became of the points"
                    + " then.")
    @APIResponseSchema(value = ReleaseView.class, responseCode = "201", responseDescription = "Released")
    @APIResponse(
            responseCode = "200",
            description = "Had ended before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ReleaseView.class)))
    public Response happened(@RestPath UUID id, @Valid @NotNull Happened happened) {
        ReleaseService.Answer answer = service.happened(id, happened.event(), Scope.of(caller));
        if (answer.replayed()) {
            return Response.ok(answer.view())
                    .header("Idempotency-Replayed", "true")
                    .build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(answer.view())
                .header("Location", "/v1/sales/" + id)
                .build();
    }
}
