package io.dangol.loyalty.sale;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.OfflineReturnApi.ConflictDetail;
import io.dangol.loyalty.sale.OfflineReturnApi.ConflictView;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolve;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnStatus;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/returns/conflicts")
@Produces(APPLICATION_JSON)
@Tag(name = "Sales")
class ReturnConflictResource {

    private final ReturnConflictService service;
    private final Caller caller;

    ReturnConflictResource(ReturnConflictService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "listReturnConflicts",
            summary = "List returns of offline tills that could not be recorded as they came",
            description =
                    "Oldest first. WAITING: their sale is not here yet, and they are recorded by themselves once it"
                            + " is. OPEN: a person decides. Each content once, however often it came.")
    public Page<ConflictView> list(
            @RestQuery @Nullable ReturnStatus status,
            @RestQuery @Nullable String storeCode,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(status, storeCode, limit, Cursor.parse(cursor, 1), Scope.of(caller));
    }

    @GET
    @Path("/{conflictId}")
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "getReturnConflict",
            summary = "Read a return that could not be recorded as it came",
            description = "Why, what the till told, and what became of it.")
    public ConflictDetail get(@RestPath UUID conflictId) {
        return service.get(conflictId, Scope.of(caller));
    }

    @POST
    @Path("/{conflictId}/resolve")
    @NaturallyIdempotent(by = "the conflict, which is resolved once")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "resolveReturnConflict",
            summary = "Decide what becomes of a return",
            description = "RECORD: as much of it as the sale still has to give, under its own receipt number or the one"
                    + " given here; what was paid out beyond that is the store's loss. REJECT: none of it. Once, and for"
                    + " good; the same again answers the same.")
    public ConflictView resolve(@RestPath UUID conflictId, @Valid @NotNull Resolve how) {
        return service.resolve(conflictId, how, Scope.of(caller));
    }
}
