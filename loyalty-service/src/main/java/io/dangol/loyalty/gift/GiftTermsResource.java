package io.dangol.loyalty.gift;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.gift.GiftApi.Terms;
import io.dangol.loyalty.gift.GiftApi.TermsView;
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

@Path("/v1/programs/{id}/gift-terms")
@Produces(APPLICATION_JSON)
@Tag(name = "Gifts", description = "Points that members give each other")
class GiftTermsResource {

    private final GiftTermsService service;

    GiftTermsResource(GiftTermsService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "putGiftTerms",
            summary = "Say whether members may give each other points, and how many",
            description = "Without it there are no gifts. Counts for gifts from then on; what was given before counts"
                    + " against the limits. If-Match is needed where there are terms already; the same again changes"
                    + " nothing.")
    @APIResponseSchema(value = TermsView.class, responseCode = "201", responseDescription = "The first terms")
    @APIResponse(
            responseCode = "200",
            description = "Other terms, or the same as before",
            content = @Content(schema = @Schema(implementation = TermsView.class)))
    public RestResponse<TermsView> put(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Terms request) {
        GiftTermsService.Put put = service.put(id, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "getGiftTerms",
            summary = "Read what a programme says of gifts",
            description = "As it stands; the ETag is needed to change it.")
    public TermsView get(@RestPath UUID id) {
        return service.get(id);
    }
}
