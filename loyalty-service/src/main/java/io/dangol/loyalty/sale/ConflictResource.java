package io.dangol.loyalty.sale;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.ConflictApi.ConflictDetail;
import io.dangol.loyalty.sale.ConflictApi.ConflictView;
import io.dangol.loyalty.sale.ConflictApi.Resolve;
import io.dangol.loyalty.sale.ConflictApi.Status;
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

@Path("/v1/sales/conflicts")
@Produces(APPLICATION_JSON)
@Tag(name = "Sales")
class ConflictResource {

    private final ConflictService service;
    private final ConflictResolver resolver;
    private final Caller caller;

    ConflictResource(ConflictService service, ConflictResolver resolver, Caller caller) {
        this.service = service;
        this.resolver = resolver;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "listSaleConflicts",
            summary = "List receipts that came again with another content",
            description = "Oldest first: what tills were answered 409 receipt-conflict for, alone or in a batch. Each"
                    + " content once, however often it came.")
    public Page<ConflictView> list(
            @RestQuery @Nullable Status status,
            @RestQuery @Nullable String storeCode,
            @RestQuery @Nullable String receiptNumber,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(status, storeCode, receiptNumber, limit, Cursor.parse(cursor, 1), Scope.of(caller));
    }

    @GET
    @Path("/{conflictId}")
    @PermissionsAllowed("sales:read")
    @Operation(
            operationId = "getSaleConflict",
            summary = "Read both versions of a receipt, side by side",
            description = "What stands, what arrived, and the fields that differ as JSON pointers. Of a sale no card's"
                    + " number is kept: /cardNumber differs where the cards are of different members.")
    public ConflictDetail get(@RestPath UUID conflictId) {
        return service.get(conflictId, Scope.of(caller));
    }

    @POST
    @Path("/{conflictId}/resolve")
    @NaturallyIdempotent(by = "the conflict, which is resolved once")
    @PermissionsAllowed("sales:write")
    @Operation(
            operationId = "resolveSaleConflict",
            summary = "Decide what becomes of what arrived",
            description =
                    "KEEP_FIRST: it is no sale of its own. RECORD_AS: it is one, and is recorded exactly once under the"
                            + " receipt number given, by today's rules. Once, and for good; the same again answers the same.")
    public ConflictView resolve(@RestPath UUID conflictId, @Valid @NotNull Resolve how) {
        return resolver.resolve(conflictId, how, Scope.of(caller));
    }
}
