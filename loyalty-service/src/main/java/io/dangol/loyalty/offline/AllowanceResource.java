package io.dangol.loyalty.offline;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.offline.AllowanceApi.AllowanceView;
import io.dangol.loyalty.offline.AllowanceApi.Request;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/programs/{id}/offline-allowance")
@Produces(APPLICATION_JSON)
@Tag(name = "Programs")
class AllowanceResource {

    private final AllowanceService service;
    private final Caller caller;

    AllowanceResource(AllowanceService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @PUT
    @PermissionsAllowed("programs:write")
    @Operation(
            operationId = "putOfflineAllowance",
            summary = "Say what a till that cannot ask may let a member spend, and who bears it",
            description =
                    "Without one, or with 0, nothing beyond what the balance covers once it is told. It counts for"
                            + " what is spent from now on; every version stays. The same again makes none. Tills read it with a"
                            + " card's balance.")
    public AllowanceView put(@RestPath UUID id, @Valid @NotNull Request request) {
        return service.put(id, request, caller.clientId());
    }

    @GET
    @PermissionsAllowed("programs:read")
    @Operation(
            operationId = "getOfflineAllowance",
            summary = "What a till that cannot ask may let a member spend, and who bears it",
            description = "The version that counts now.")
    public AllowanceView get(@RestPath UUID id) {
        return service.get(id);
    }
}
