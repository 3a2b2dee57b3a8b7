package io.dangol.customer.change;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.change.ChangeApi.ChangeType;
import io.dangol.customer.change.ChangeApi.ChangesView;
import io.dangol.platform.paging.Cursor;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/changes")
@Produces(APPLICATION_JSON)
@Tag(name = "Changes", description = "What another system has to read again")
class ChangeResource {

    private final ChangeService service;

    ChangeResource(ChangeService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("changes:read")
    @Operation(
            operationId = "listChanges",
            summary = "Follow what was created, changed, merged and erased",
            description =
                    "Each thing once, at the place of its last change, with what became of it since after: so whoever"
                            + " goes on from next misses nothing and reads nothing twice, however long it was away. What was merged"
                            + " or erased stays in it for ever. A change whose transaction is not over yet comes later, never in"
                            + " front of what was read. Without after it begins with all there is. Callers of a partner follow"
                            + " customers that it services, and what else it registered. It tells ids only: read what is there"
                            + " with the things' own operations. 410"
                            + " changes-lost says that a backup from before that place was restored: begin anew. A place does not"
                            + " age, but after a restore one from before it is known for as long as the event log goes back; an"
                            + " older one may be told lost although nothing is."
                            + " A merge into a customer that the caller does not see is told as a change.")
    public ChangesView list(
            @RestQuery @Nullable String after,
            @RestQuery @Nullable ChangeType about,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        return service.after(ChangePlace.of(Cursor.parse(after, 3)), about, limit);
    }
}
