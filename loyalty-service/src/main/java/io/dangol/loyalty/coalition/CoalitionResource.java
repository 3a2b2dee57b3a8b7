package io.dangol.loyalty.coalition;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalition.CoalitionApi.CoalitionView;
import io.dangol.loyalty.coalition.CoalitionApi.Terms;
import io.dangol.loyalty.coalition.RecognitionApi.RecognitionView;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/coalitions")
@Produces(APPLICATION_JSON)
@Tag(name = "Coalitions", description = "Other companies' cards beside the own ones, and whom they hide")
class CoalitionResource {

    private final CoalitionService service;
    private final RecognitionService recognition;
    private final Caller caller;

    CoalitionResource(CoalitionService service, RecognitionService recognition, Caller caller) {
        this.service = service;
        this.recognition = recognition;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "listCoalitions",
            summary = "List the coalitions whose cards are taken",
            description = "Page by page behind a cursor, by their codes.")
    public Page<CoalitionView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "getCoalition",
            summary = "Read a coalition",
            description = "As it stands; the ETag is needed to change it.")
    public CoalitionView get(@RestPath @Pattern(regexp = CoalitionApi.CODE) String code) {
        return service.get(code);
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed("coalitions:write")
    @Operation(
            operationId = "putCoalition",
            summary = "Say what a coalition's cards look like",
            description = "Every version is kept. If-Match is needed where there is a version already; the same again"
                    + " makes none. The currency stays.")
    @APIResponseSchema(value = CoalitionView.class, responseCode = "201", responseDescription = "The first version")
    @APIResponse(
            responseCode = "200",
            description = "Another version, or the same as before",
            content = @Content(schema = @Schema(implementation = CoalitionView.class)))
    public RestResponse<CoalitionView> put(
            @RestPath @Pattern(regexp = CoalitionApi.CODE) String code,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Terms request) {
        CoalitionService.Put put = service.put(code, request, ifMatch);
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, put.view());
    }

    @GET
    @Path("/{code}/recognition")
    @PermissionsAllowed("coalitions:read")
    @Operation(
            operationId = "getRecognition",
            summary = "Whom we served and do not know, since only the coalition's card was shown",
            description = "Sales of these business days in the coalition's currency, as they were sold: with its card"
                    + " alone, with both, with an own card alone, with neither. A sale that was claimed counts as one with"
                    + " an own card. A partner sees its own stores.")
    public RecognitionView recognition(
            @RestPath @Pattern(regexp = CoalitionApi.CODE) String code,
            @RestQuery @NotNull LocalDate from,
            @RestQuery @NotNull LocalDate until,
            @RestQuery @DefaultValue("store") @Pattern(regexp = "store|partner") String groupBy) {
        return recognition.of(code, new RecognitionApi.Period(from, until), groupBy, Scope.of(caller));
    }
}
