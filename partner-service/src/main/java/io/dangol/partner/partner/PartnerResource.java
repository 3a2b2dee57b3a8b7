package io.dangol.partner.partner;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.partner.PartnerApi.Details;
import io.dangol.partner.partner.PartnerApi.PartnerView;
import io.dangol.partner.partner.Partners.Filter;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/partners")
@Produces(APPLICATION_JSON)
@Tag(name = "Partners", description = "Dealers, franchises, agencies and the rest of the value chain")
class PartnerResource {

    private final PartnerService service;

    PartnerResource(PartnerService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("partners:write")
    @Operation(
            operationId = "createPartner",
            summary = "Register a partner",
            description = "A dealer, franchise, agency or another part of the value chain. The external id is the "
                    + "number under which your ERP knows it, and unique.")
    @APIResponseSchema(value = PartnerView.class, responseCode = "201")
    public PartnerView create(@Valid @NotNull Details request) {
        return service.create(request);
    }

    @GET
    @PermissionsAllowed("partners:read")
    @Operation(
            operationId = "listPartners",
            summary = "List partners in the order of their last change",
            description = "With updatedAfter an ERP reads only what changed since its last visit; externalId finds "
                    + "one by its own number.")
    public Page<PartnerView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @RestQuery Optional<Partner.Type> type,
            @RestQuery Optional<String> externalId,
            @RestQuery Optional<Instant> updatedAfter) {
        Filter filter = new Filter(Optional.empty(), type, externalId, updatedAfter);
        return service.list(filter, limit, Cursor.parse(cursor, 2));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("partners:read")
    @Operation(operationId = "getPartner", summary = "Read a partner", description = "The ETag is needed to change it.")
    public PartnerView get(@RestPath UUID id) {
        return service.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("partners:write")
    @Operation(
            operationId = "patchPartner",
            summary = "Change a partner",
            description = "A merge patch (RFC 7396) with If-Match: what is absent stays, null removes.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = Details.class)))
    public PartnerView patch(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode request) {
        return service.patch(id, request, ifMatch);
    }
}
