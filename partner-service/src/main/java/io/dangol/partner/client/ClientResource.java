package io.dangol.partner.client;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.partner.client.ClientApi.ClientView;
import io.dangol.partner.client.ClientApi.Create;
import io.dangol.partner.client.ClientApi.Rotate;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
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
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/api-clients")
@Produces(APPLICATION_JSON)
@Tag(name = "API clients", description = "Credentials of tills, portals and back offices")
class ClientResource {

    private final ClientService service;

    ClientResource(ClientService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("api-clients:write")
    @Operation(
            operationId = "createApiClient",
            summary = "Make a client; its secret is shown this once",
            description = "The role names its scopes; partner and store codes narrow what it sees. The secret "
                    + "cannot be read again: rotate to get another. Nobody can give scopes they lack.")
    @APIResponseSchema(value = ClientView.class, responseCode = "201")
    public ClientView create(@Valid @NotNull Create request) {
        return service.create(request);
    }

    @GET
    @PermissionsAllowed("api-clients:read")
    @Operation(
            operationId = "listApiClients",
            summary = "List the clients",
            description =
                    "Without secrets, in the order of their last change; with updatedAfter only what changed since.")
    public Page<ClientView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @RestQuery Optional<Instant> updatedAfter) {
        return service.list(updatedAfter, limit, Cursor.parse(cursor, 2));
    }

    @GET
    @Path("/{clientId}")
    @PermissionsAllowed("api-clients:read")
    @Operation(operationId = "getApiClient", summary = "Read a client", description = "Without its secret.")
    public ClientView get(@RestPath String clientId) {
        return service.get(clientId);
    }

    @POST
    @Path("/{clientId}/rotate")
    @Idempotent
    @PermissionsAllowed("api-clients:write")
    @Operation(
            operationId = "rotateApiClient",
            summary = "Give the client a new secret",
            description = "The secret is shown this once. The old one may be let live for a while, so that tills "
                    + "change over one by one.")
    public ClientView rotate(@RestPath String clientId, @Valid @Nullable Rotate request) {
        Integer grace = request == null ? null : request.graceSeconds();
        return service.rotate(clientId, grace == null ? 0 : grace);
    }

    @POST
    @Path("/{clientId}/revoke")
    @Idempotent
    @PermissionsAllowed("api-clients:write")
    @Operation(
            operationId = "revokeApiClient",
            summary = "End the client: no token any more, and its tokens end",
            description = "The gateway hears of it within moments. It cannot be undone: make another client.")
    public ClientView revoke(@RestPath String clientId) {
        return service.revoke(clientId);
    }
}
