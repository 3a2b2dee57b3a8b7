package io.dangol.loyalty.fraud;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.fraud.FraudApi.Rules;
import io.dangol.loyalty.fraud.FraudApi.RulesView;
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

@Path("/v1/programs/{id}/fraud-rules")
@Produces(APPLICATION_JSON)
@Tag(name = "Fraud", description = "What looks like fraud, and what somebody made of it")
class FraudRuleResource {

    private final FraudRuleService service;

    FraudRuleResource(FraudRuleService service) {
        this.service = service;
    }

    @PUT
    @PermissionsAllowed("fraud:write")
    @Operation(
            operationId = "putFraudRules",
            summary = "Say what looks like fraud in a programme",
            description = "All rules together; every version is kept. They are held against what happens from now on."
                    + " If-Match is needed where there is a version already; the same again makes none.")
    @APIResponseSchema(value = RulesView.class, responseCode = "201", responseDescription = "The first version")
    @APIResponse(
            responseCode = "200",
            description = "Another version, or the same as before",
            content = @Content(schema = @Schema(implementation = RulesView.class)))
    public RestResponse<RulesView> put(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Rules request) {
        FraudRuleService.Put put = service.put(id, request.rules(), ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @PermissionsAllowed("fraud:write")
    @Operation(
            operationId = "getFraudRules",
            summary = "Read what looks like fraud in a programme",
            description = "As it stands; the ETag is needed to change it. Who may not change it is not told what goes"
                    + " unnoticed.")
    public RulesView get(@RestPath UUID id) {
        return service.get(id);
    }
}
