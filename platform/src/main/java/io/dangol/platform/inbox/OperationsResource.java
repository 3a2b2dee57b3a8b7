package io.dangol.platform.inbox;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.inbox.OperationsApi.DeadLetterView;
import io.dangol.platform.inbox.OperationsApi.EventsView;
import io.dangol.platform.inbox.OperationsApi.Replay;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

@Path("/v1/operations/{service}")
@Produces(APPLICATION_JSON)
@Tag(name = "Operations", description = "How events flow, and those that could not take effect")
public class OperationsResource {

    private final OperationsService service;

    OperationsResource(OperationsService service) {
        this.service = service;
    }

    @GET
    @Path("/events")
    @PermissionsAllowed("operations:read")
    @Operation(
            operationId = "getEventFlow",
            summary = "How far events are published and taken in",
            description = "For monitoring: what waits to be published, what was taken in, how late, and how many "
                    + "events could not take effect.")
    public EventsView events(@RestPath("service") String name) {
        return service.events(name);
    }

    @POST
    @Path("/replays")
    @PermissionsAllowed("operations:write")
    @NaturallyIdempotent(by = "the place where it goes back to; who has taken an event in skips it")
    @Operation(
            operationId = "replayEvents",
            summary = "Publish the event log again",
            description =
                    "For a Kafka that lost data. The answer says how many events wait to be published, which falls "
                            + "to 0 when all are out. Subscribers skip what they have taken in already. Events go out in "
                            + "their order, so what Kafka lost has to be published again before anything newer is.")
    public EventsView replay(@RestPath("service") String name, @Valid @Nullable Replay request) {
        return service.replay(name, request == null ? null : request.from());
    }

    @GET
    @Path("/dead-letters")
    @PermissionsAllowed("operations:read")
    @Operation(
            operationId = "listDeadLetters",
            summary = "Events that could not take effect, newest first",
            description = "Each with its cause, never with its payload: that may hold personal data.")
    public Page<DeadLetterView> deadLetters(
            @RestPath("service") String name,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.deadLetters(name, limit, Cursor.parse(cursor, 1));
    }

    @POST
    @Path("/dead-letters/{id}/redrive")
    @PermissionsAllowed("operations:write")
    @NaturallyIdempotent(by = "the dead letter, which takes effect once")
    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Let the event take effect now",
            description = "After its cause was mended. It takes effect once, whatever came after it.")
    public DeadLetterView redrive(@RestPath("service") String name, @RestPath UUID id) {
        return service.redrive(name, id);
    }
}
