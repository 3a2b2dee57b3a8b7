package io.dangol.loyalty.gift;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.gift.Gift.By;
import io.dangol.loyalty.gift.GiftApi.GiftView;
import io.dangol.loyalty.gift.GiftApi.Request;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/gifts")
@Produces(APPLICATION_JSON)
@Tag(name = "Gifts")
class GiftResource {

    private static final String ACTING_USER = "X-Acting-User";

    private final GiftService service;
    private final GiftReversal reversal;
    private final GiftViews views;
    private final Caller caller;

    GiftResource(GiftService service, GiftReversal reversal, GiftViews views, Caller caller) {
        this.service = service;
        this.reversal = reversal;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "giver, client and reference")
    @PermissionsAllowed("gifts:give")
    @Operation(
            operationId = "givePoints",
            summary = "Give points of one card to another of the same programme",
            description =
                    "First to expire, first to be given, and they expire when they would have: a gift makes no point live"
                            + " longer, and no partner owes another one anything for it. Never more than the giver could"
                            + " spend, and never beyond the programme's limits. A member gives from its own cards. Of the"
                            + " receiver nothing is told but the card's number, which the caller knew.")
    @APIResponseSchema(value = GiftView.class, responseCode = "201", responseDescription = "Given")
    @APIResponse(
            responseCode = "200",
            description = "Was given before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = GiftView.class)))
    public Response give(
            @Valid @NotNull Request request,
            @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        GiftService.Answer answer = service.give(request, caller, by(actingUser));
        GiftView view = GiftView.of(answer.gift());
        return answer.replayed()
                ? Response.ok(view).header("Idempotency-Replayed", "true").build()
                : Response.status(Response.Status.CREATED)
                        .entity(view)
                        .header("Location", view.location())
                        .build();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("gifts:read")
    @Operation(
            operationId = "getGift",
            summary = "Read a gift",
            description = "To a member its own; who was given it does not learn from which card.")
    public GiftView get(@RestPath UUID id) {
        return views.get(id);
    }

    @POST
    @Path("/{id}/reverse")
    @NaturallyIdempotent(by = "the gift, which is reversed once")
    @PermissionsAllowed("gifts:reverse")
    @Operation(
            operationId = "reverseGift",
            summary = "Take a gift back, as far as it is still there",
            description =
                    "Once. What the receiver has not spent, given on or lost of it, and what no open redemption or debt"
                            + " relies on, goes back to the giver with the same dates; the answer tells how much was used."
                            + " Where nothing is left it is 409 gift-used-up. What goes back counts against no limit.")
    public GiftView reverse(
            @RestPath UUID id, @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return GiftView.of(reversal.reverse(id, by(actingUser)));
    }

    /** A client that speaks for one store does so there. */
    private By by(@Nullable String actingUser) {
        Set<String> stores = caller.storeCodes();
        return new By(
                caller.clientId(),
                actingUser,
                stores.size() == 1 ? stores.iterator().next() : null);
    }
}
