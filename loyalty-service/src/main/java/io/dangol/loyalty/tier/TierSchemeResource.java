package io.dangol.loyalty.tier;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.tier.TierApi.SchemeTerms;
import io.dangol.loyalty.tier.TierApi.SchemeView;
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

@Path("/v1/programs/{id}/tier-scheme")
@Produces(APPLICATION_JSON)
@Tag(name = "Tiers", description = "What a member's purchases of a while make of it, for how long, and what comes next")
class TierSchemeResource {

    private final TierSchemeService service;

    TierSchemeResource(TierSchemeService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("tiers:write")
    @Operation(
            operationId = "putTierScheme",
            summary = "Give a programme its tiers, or other ones",
            description = "Every version is kept, and each day is decided by the version of that day: what was earned"
                    + " before keeps its terms, by its tier's code. What was bought before the first version counts"
                    + " by that. Members are looked at within minutes. If-Match is needed where there is a version"
                    + " already; the same again makes none.")
    @APIResponseSchema(value = SchemeView.class, responseCode = "201", responseDescription = "The first version")
    @APIResponse(
            responseCode = "200",
            description = "Another version, or the same as before",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    public RestResponse<SchemeView> put(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid SchemeTerms request) {
        TierSchemeService.Put put = service.put(id, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("tiers:read")
    @Operation(
            operationId = "getTierScheme",
            summary = "Read a programme's tiers",
            description = "As they stand, with their benefits; the ETag is needed to change them.")
    public SchemeView get(@RestPath UUID id) {
        return service.get(id);
    }
}
