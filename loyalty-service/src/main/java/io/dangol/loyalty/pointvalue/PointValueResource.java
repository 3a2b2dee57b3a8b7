package io.dangol.loyalty.pointvalue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.pointvalue.PointValueApi.PointValueView;
import io.dangol.loyalty.pointvalue.PointValueApi.Request;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/programs/{id}/point-values")
@Produces(APPLICATION_JSON)
@Tag(name = "Programs")
class PointValueResource {

    private final PointValueService service;
    private final Caller caller;

    PointValueResource(PointValueService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @PUT
    @Path("/{since}")
    @PermissionsAllowed("settlements:write")
    @Operation(
            operationId = "putPointValue",
            summary = "Say what a point is worth from a day on",
            description =
                    "Settlements and the liability reckon by it, each by the day on which it happened. It counts"
                            + " from today on or later, so that what was reckoned before stays; a day before the first one may"
                            + " be given too, since nothing was reckoned then. Said again for the same day, the last one counts; none is lost.")
    public PointValueView put(@RestPath UUID id, @RestPath LocalDate since, @Valid @NotNull Request request) {
        return service.put(id, since, request, caller.clientId());
    }

    @GET
    @PermissionsAllowed("settlements:read")
    @Operation(
            operationId = "listPointValues",
            summary = "What a point was worth, and will be",
            description = "By the day since when it counts; of several for one day the last counts.")
    public Page<PointValueView> list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(id, limit, Cursor.parse(cursor, 2));
    }
}
