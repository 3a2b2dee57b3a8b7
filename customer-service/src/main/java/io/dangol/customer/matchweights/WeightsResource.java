package io.dangol.customer.matchweights;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.matchweights.WeightsApi.Activate;
import io.dangol.customer.matchweights.WeightsApi.WeightsView;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/match-weights")
@Produces(APPLICATION_JSON)
@Tag(name = "Identity", description = "Which records are one person: found, decided, merged, parted again")
class WeightsResource {

    private final WeightsService service;

    WeightsResource(WeightsService service) {
        this.service = service;
    }

    @POST
    @Path("/trainings")
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("match-weights:write")
    @Operation(
            operationId = "trainMatchWeights",
            summary = "Have weights learnt from the customers that there are",
            description =
                    "Without anybody saying who is whom, by EM over a sample in which records that share a key are"
                            + " together. A version of its own, TRAINING until it is READY; nothing is judged by it until it is"
                            + " made the active one. How frequent names are is kept by keyed hashes.")
    @APIResponseSchema(value = WeightsView.class, responseCode = "201", responseDescription = "To be learnt")
    public WeightsView train() {
        return service.start();
    }

    @GET
    @PermissionsAllowed("match-weights:read")
    @Operation(
            operationId = "listMatchWeights",
            summary = "List what was learnt, newest first",
            description = "Version 0, which is built in, is none of them.")
    public Page<WeightsView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{version}")
    @PermissionsAllowed("match-weights:read")
    @Operation(
            operationId = "getMatchWeights",
            summary = "Read a version of the weights",
            description = "Field by field and level by level, in shares and bits.")
    public WeightsView get(@RestPath int version) {
        return service.get(version);
    }

    @PUT
    @Path("/active")
    @PermissionsAllowed("match-weights:write")
    @Operation(
            operationId = "activateMatchWeights",
            summary = "Judge by a version from now on",
            description = "0 are those built in. Reviews that are open stay as they were judged until one of the two"
                    + " changes.")
    @APIResponse(responseCode = "204", description = "Judged by from now on")
    public void activate(@NotNull @Valid Activate request) {
        service.activate(request.version());
    }
}
