package io.dangol.loyalty.redemption;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.redemption.OfflineApi.ConflictView;
import io.dangol.loyalty.redemption.OfflineApi.Resolve;
import io.dangol.loyalty.redemption.OfflineApi.SpendStatus;
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

@Path("/v1/redemptions/conflicts")
@Produces(APPLICATION_JSON)
@Tag(name = "Redemptions")
class RedemptionConflictResource {

    private final RedemptionConflictService service;
    private final Caller caller;

    RedemptionConflictResource(RedemptionConflictService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "listRedemptionConflicts",
            summary = "List points spent offline that could not be posted as they came",
            description = "Oldest first: what tills were answered 409 redemption-in-conflict for. Each content once,"
                    + " however often it came.")
    public Page<ConflictView> list(
            @RestQuery @Nullable SpendStatus status,
            @RestQuery @Nullable String storeCode,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(status, storeCode, limit, Cursor.parse(cursor, 1), Scope.of(caller));
    }

    @GET
    @Path("/{conflictId}")
    @PermissionsAllowed("redemptions:write")
    @Operation(
            operationId = "getRedemptionConflict",
            summary = "Read a redemption that could not be posted as it came",
            description = "What the till told, why it could not be posted, and what became of it.")
    public ConflictView get(@RestPath UUID conflictId) {
        return service.get(conflictId, Scope.of(caller));
    }

    @POST
    @Path("/{conflictId}/resolve")
    @NaturallyIdempotent(by = "the conflict, which is resolved once")
    @PermissionsAllowed("redemptions:resolve")
    @Operation(
            operationId = "resolveRedemptionConflict",
            summary = "Decide what becomes of points that were spent offline",
            description = "ACCEPT: they are posted, and what the balance does not cover by then is lent by the store's"
                    + " partner. REJECT: nothing is posted, and the store has given the goods for nothing. Where the"
                    + " reference stands for something else by then, ACCEPT needs another one, recordAs. Not for those"
                    + " who tell: they would lend themselves what they please. Once, and for good; the same again"
                    + " answers the same.")
    public ConflictView resolve(@RestPath UUID conflictId, @Valid @NotNull Resolve how) {
        return service.resolve(conflictId, how, Scope.of(caller));
    }
}
