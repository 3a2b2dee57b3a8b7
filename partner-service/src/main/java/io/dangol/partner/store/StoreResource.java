package io.dangol.partner.store;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.store.StoreApi.Details;
import io.dangol.partner.store.StoreApi.StoreView;
import io.dangol.partner.store.Stores.Filter;
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
import java.util.Set;
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

@Path("/v1/partners/{partnerId}/stores")
@Produces(APPLICATION_JSON)
@Tag(name = "Stores", description = "Where partners sell")
class StoreResource {

    private final StoreService service;

    StoreResource(StoreService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("stores:write")
    @Operation(
            operationId = "createStore",
            summary = "Open a store of a partner",
            description = "Its code is unique in the suite; its zone decides on which business day a sale counts.")
    @APIResponseSchema(value = StoreView.class, responseCode = "201")
    public StoreView create(@RestPath UUID partnerId, @Valid @NotNull Details request) {
        return service.create(partnerId, request);
    }

    @GET
    @PermissionsAllowed("stores:read")
    @Operation(
            operationId = "listStoresOfPartner",
            summary = "List a partner's stores",
            description = "In the order of their last change, page by page; with updatedAfter an ERP reads only what "
                    + "changed since its last visit.")
    public Page<StoreView> ofPartner(
            @RestPath UUID partnerId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @RestQuery Optional<Instant> updatedAfter) {
        return service.list(new Filter(Optional.of(partnerId), Set.of(), updatedAfter), limit, Cursor.parse(cursor, 2));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("stores:read")
    @Operation(
            operationId = "getStoreOfPartner",
            summary = "Read a store",
            description = "The ETag is needed to change it.")
    public StoreView get(@RestPath UUID partnerId, @RestPath UUID id) {
        return service.get(partnerId, id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("stores:write")
    @Operation(
            operationId = "patchStore",
            summary = "Change a store",
            description = "A merge patch (RFC 7396) with If-Match. Sales keep the business day of the zone in which "
                    + "they were made.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = Details.class)))
    public StoreView patch(
            @RestPath UUID partnerId,
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            JsonNode request) {
        return service.patch(partnerId, id, request, ifMatch);
    }
}
