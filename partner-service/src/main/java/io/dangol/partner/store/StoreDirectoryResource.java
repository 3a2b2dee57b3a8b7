package io.dangol.partner.store;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.partner.store.StoreApi.StoreView;
import io.dangol.partner.store.Stores.Filter;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/stores")
@Produces(APPLICATION_JSON)
@Tag(name = "Stores")
class StoreDirectoryResource {

    private final StoreService service;

    StoreDirectoryResource(StoreService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("stores:read")
    @Operation(
            operationId = "listStores",
            summary = "List every store that the caller may see",
            description =
                    "In the order of their last change; with updatedAfter an ERP reads only what changed since its "
                            + "last visit. A caller that is bound to a partner sees that partner's stores only.")
    public Page<StoreView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @RestQuery Optional<Instant> updatedAfter) {
        return service.list(new Filter(Optional.empty(), Set.of(), updatedAfter), limit, Cursor.parse(cursor, 2));
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed("stores:read")
    @Operation(
            operationId = "getStore",
            summary = "Read a store by its code",
            description = "By the code that the tills send with each sale.")
    public StoreView get(@RestPath String code) {
        return service.get(code);
    }
}
