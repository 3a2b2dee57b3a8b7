package io.dangol.customer.leavealone;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.leavealone.LeaveAloneApi.LeaveAloneView;
import io.dangol.customer.leavealone.LeaveAloneApi.Terms;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/leave-alone")
@Produces(APPLICATION_JSON)
@Tag(name = "Contact permits", description = "Whether somebody may be contacted, and who keeps count")
class LeaveAloneResource {

    private final LeaveAloneService service;

    LeaveAloneResource(LeaveAloneService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("leave-alone:write")
    @Operation(
            operationId = "leaveAlone",
            summary = "Leave a customer alone",
            description =
                    "No permit is given any more but for service and recalls; permits that are open stay. It holds"
                            + " until it is taken back: the review date reminds, it ends nothing. If-Match is needed where the"
                            + " customer is left alone already.")
    @APIResponseSchema(value = LeaveAloneView.class, responseCode = "201", responseDescription = "Left alone")
    @APIResponse(
            responseCode = "200",
            description = "For another reason, or until another review",
            content = @Content(schema = @Schema(implementation = LeaveAloneView.class)))
    public RestResponse<LeaveAloneView> put(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Terms request) {
        LeaveAloneService.Put put = service.put(id, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("contact-permits:read")
    @Operation(
            operationId = "getLeaveAlone",
            summary = "Read why a customer is left alone",
            description = "404 where the customer is not; the ETag is needed to change it.")
    public LeaveAloneView get(@RestPath UUID id) {
        return service.get(id);
    }

    @DELETE
    @PermissionsAllowed("leave-alone:write")
    @Operation(
            operationId = "endLeavingAlone",
            summary = "Leave a customer alone no longer",
            description = "From now on permits are given again where nothing else stands in the way.")
    @APIResponse(responseCode = "204", description = "No longer left alone")
    public void end(@RestPath UUID id) {
        service.end(id);
    }
}
