package io.dangol.loyalty.gift;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.gift.GiftApi.GiftView;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/cards/{number}/gifts")
@Produces(APPLICATION_JSON)
@Tag(name = "Gifts")
class CardGiftResource {

    private final GiftViews views;

    CardGiftResource(GiftViews views) {
        this.views = views;
    }

    @GET
    @PermissionsAllowed("gifts:read")
    @Operation(
            operationId = "listGifts",
            summary = "What a card's member gave and was given, newest first",
            description = "To a member its own; who was given points does not learn from which card.")
    public Page<GiftView> list(
            @RestPath String number,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return views.list(number, limit, Cursor.parse(cursor, 1));
    }
}
