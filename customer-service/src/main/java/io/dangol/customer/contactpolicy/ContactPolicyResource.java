package io.dangol.customer.contactpolicy;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.Code;
import io.dangol.customer.contactpolicy.PolicyApi.PolicyView;
import io.dangol.customer.contactpolicy.PolicyApi.Terms;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

@Path("/v1/contact-policies/{code}")
@Produces(APPLICATION_JSON)
@Tag(name = "Contact permits", description = "Whether somebody may be contacted, and who keeps count")
class ContactPolicyResource {

    private final ContactPolicyService service;

    ContactPolicyResource(ContactPolicyService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("contact-policies:write")
    @Operation(
            operationId = "putContactPolicy",
            summary = "Say how often and when customers of a segment may be contacted",
            description = "For permits from then on; contacts of before count in its windows. DEFAULT is there without"
                    + " being put, and holds where none is named. Every version is kept. If-Match is needed where one"
                    + " was put already; the same again makes none.")
    @APIResponseSchema(value = PolicyView.class, responseCode = "201", responseDescription = "The first version")
    @APIResponse(
            responseCode = "200",
            description = "Another version, or the same as before",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public RestResponse<PolicyView> put(
            @RestPath @Pattern(regexp = Code.PATTERN) String code,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Terms request) {
        ContactPolicyService.Put put = service.put(code, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("contact-policies:read")
    @Operation(
            operationId = "getContactPolicy",
            summary = "Read how often and when customers of a segment may be contacted",
            description = "As it stands; the ETag is needed to change it.")
    public PolicyView get(@RestPath @Pattern(regexp = Code.PATTERN) String code) {
        return service.get(code);
    }
}
