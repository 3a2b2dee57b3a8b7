package io.dangol.loyalty.household;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.household.HouseholdApi.Terms;
import io.dangol.loyalty.household.HouseholdApi.TermsView;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/v1/programs/{id}/household-terms")
@Produces(APPLICATION_JSON)
@Tag(name = "Households", description = "Members who may spend each other's points")
class HouseholdTermsResource {

    private final HouseholdTermsService service;

    HouseholdTermsResource(HouseholdTermsService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "putHouseholdTerms",
            summary = "Say whether members may form households, and within which limits",
            description =
                    "Without it there are none. Where it is not offered any more nobody joins or draws, and who is in"
                            + " one may leave. If-Match is needed where there are terms already; the same again changes nothing.")
    @APIResponseSchema(value = TermsView.class, responseCode = "201", responseDescription = "The first terms")
    @APIResponse(
            responseCode = "200",
            description = "Other terms, or the same as before",
            content = @Content(schema = @Schema(implementation = TermsView.class)))
    public RestResponse<TermsView> put(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Terms request) {
        HouseholdTermsService.Put put = service.put(id, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "getHouseholdTerms",
            summary = "Read what a programme says of households",
            description = "As it stands; the ETag is needed to change it.")
    public TermsView get(@RestPath UUID id) {
        return service.get(id);
    }
}
