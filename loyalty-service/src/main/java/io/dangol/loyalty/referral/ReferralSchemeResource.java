package io.dangol.loyalty.referral;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.referral.ReferralApi.SchemeView;
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

@Path("/v1/programs/{id}/referral-scheme")
@Produces(APPLICATION_JSON)
@Tag(name = "Referrals")
class ReferralSchemeResource {

    private final ReferralSchemeService service;

    ReferralSchemeResource(ReferralSchemeService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("referrals:write")
    @Operation(
            operationId = "putReferralScheme",
            summary = "Say what a programme gives for referrals, or other terms",
            description =
                    "A programme without a version gives nothing. Every version is kept, and a referral goes by the"
                            + " one of its day, also after referrals are switched off; the budget is one for all of them."
                            + " If-Match is needed where there is a version already; the same again makes none.")
    @APIResponseSchema(value = SchemeView.class, responseCode = "201", responseDescription = "The first version")
    @APIResponse(
            responseCode = "200",
            description = "Another version, or the same as before",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    public RestResponse<SchemeView> put(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ReferralTerms request) {
        ReferralSchemeService.Put put = service.put(id, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("referrals:read")
    @Operation(
            operationId = "getReferralScheme",
            summary = "Read what a programme gives for referrals",
            description = "As it stands, with what is left of its budget; the ETag is needed to change it.")
    public SchemeView get(@RestPath UUID id) {
        return service.get(id);
    }
}
