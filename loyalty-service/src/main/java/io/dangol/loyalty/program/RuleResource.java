package io.dangol.loyalty.program;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.program.RuleApi.BonusRuleView;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.loyalty.program.RuleApi.RuleVersionView;
import io.dangol.platform.http.ETags;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/programs/{id}")
@Produces(APPLICATION_JSON)
@Tag(name = "Rules", description = "What a sale earns beside the programme's earn rule, under which conditions")
class RuleResource {

    private final RuleService service;

    RuleResource(RuleService service) {
        this.service = service;
    }

    @PUT
    @Path("/rules/{code}")
    @NaturallyIdempotent(by = "programme and code")
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "putRule",
            summary = "Create or replace a bonus rule",
            description =
                    "From the next sale on; a new version of the programme's rules. Sales keep the version that they"
                            + " used. Conditions are CEL and are checked here: what does not compile is refused with its place."
                            + " What a rule counts beyond one sale starts anew when the rule is changed.")
    @APIResponseSchema(
            value = BonusRuleView.class,
            responseCode = "200",
            responseDescription = "Replaced, or as it was")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = BonusRuleView.class)))
    public Response put(
            @RestPath UUID id,
            @RestPath @Pattern(regexp = RuleApi.CODE) String code,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull RuleTerms request) {
        RuleService.Put put = service.put(id, code, request, ifMatch);
        Response.ResponseBuilder answer = put.created() ? Response.status(Response.Status.CREATED) : Response.ok();
        if (put.created()) {
            answer.header("Location", put.view().location());
        }
        return answer.entity(put.view())
                .header("ETag", ETags.of(put.view().version()))
                .build();
    }

    @GET
    @Path("/rules")
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "listRules",
            summary = "List the bonus rules of a programme",
            description = "By their codes, page by page behind a cursor; at most 100 in all.")
    public Page<BonusRuleView> list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(id, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/rules/{code}")
    @PermissionsAllowed("programs:read")
    @Operation(operationId = "getRule", summary = "Read a bonus rule", description = "As it stands now.")
    public BonusRuleView get(@RestPath UUID id, @RestPath @Pattern(regexp = RuleApi.CODE) String code) {
        return service.get(id, code);
    }

    @DELETE
    @Path("/rules/{code}")
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "removeRule",
            summary = "End a bonus rule",
            description = "From the next sale on. Sales that used it keep it, so their returns take back what it gave.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void remove(
            @RestPath UUID id,
            @RestPath @Pattern(regexp = RuleApi.CODE) String code,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        service.remove(id, code, ifMatch);
    }

    @GET
    @Path("/rule-versions/{version}")
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "getRuleVersion",
            summary = "Read all rules of a programme as they stood in a version",
            description = "A sale names the version that it used.")
    public RuleVersionView version(@RestPath UUID id, @RestPath int version) {
        return service.version(id, version);
    }
}
