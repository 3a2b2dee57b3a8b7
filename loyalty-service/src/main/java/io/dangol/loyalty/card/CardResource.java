package io.dangol.loyalty.card;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.AccountApi.CardBalance;
import io.dangol.loyalty.account.AccountApi.EntryView;
import io.dangol.loyalty.account.AccountApi.LotView;
import io.dangol.loyalty.account.AccountService;
import io.dangol.loyalty.card.CardApi.Block;
import io.dangol.loyalty.card.CardApi.CardView;
import io.dangol.loyalty.card.CardApi.Issue;
import io.dangol.loyalty.card.CardApi.IssueBatch;
import io.dangol.loyalty.card.CardApi.IssuedBatch;
import io.dangol.loyalty.card.CardApi.Replace;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/cards")
@Produces(APPLICATION_JSON)
@Tag(name = "Cards", description = "Point cards; a card earns before its holder is known")
class CardResource {

    private final CardService service;
    private final AccountService accounts;

    CardResource(CardService service, AccountService accounts) {
        this.service = service;
        this.accounts = accounts;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "issueCard",
            summary = "Issue a card",
            description = "The card belongs to a member of the programme from now on and earns before its holder is "
                    + "known. Without a number one is made.")
    @APIResponseSchema(value = CardView.class, responseCode = "201")
    public CardView issue(@Valid @NotNull Issue request) {
        return service.issue(request.programId(), request.number());
    }

    @POST
    @Path("/batches")
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "issueCards",
            summary = "Issue up to 50,000 cards at once, all or none",
            description = "Either the given numbers or so many new ones. A number that is taken refuses the whole "
                    + "batch, so that no card is issued by half.")
    @APIResponseSchema(value = IssuedBatch.class, responseCode = "201")
    public IssuedBatch issueBatch(@Valid @NotNull IssueBatch request) {
        return service.issue(request);
    }

    @GET
    @Path("/{number}")
    @PermissionsAllowed("cards:read")
    @Operation(
            operationId = "getCard",
            summary = "Read a card",
            description =
                    "Its programme, member and state. The number is personal: it stands in no log and no " + "event.")
    public CardView get(@RestPath String number) {
        return service.get(number);
    }

    @POST
    @Path("/{number}/block")
    @Idempotent
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "blockCard",
            summary = "Block a card: it earns and spends no more, its points stay",
            description = "For a card that was lost or stolen. Sales with it are refused with card-blocked; replace "
                    + "it to give its points a new number.")
    public CardView block(@RestPath String number, @Valid @NotNull Block request) {
        return service.block(number, request.reason());
    }

    @POST
    @Path("/{number}/replace")
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "replaceCard",
            summary = "Replace a card: member, points and past move to the new number",
            description = "The old number is refused from now on, the new one goes on with the same member: nothing "
                    + "is moved, so nothing can be lost.")
    @APIResponseSchema(value = CardView.class, responseCode = "201")
    public CardView replace(@RestPath String number, @Valid @NotNull Replace request) {
        return service.replace(number, request.newNumber(), request.reason());
    }

    @GET
    @Path("/{number}/balance")
    @PermissionsAllowed("cards:read")
    @Operation(
            operationId = "getBalance",
            summary = "What a card's member can spend",
            description = "Available can be spent now, pending from its day on, held is promised to open "
                    + "redemptions. Of all cards of the member.")
    public CardBalance balance(@RestPath String number) {
        return accounts.balance(number);
    }

    @GET
    @Path("/{number}/entries")
    @PermissionsAllowed("cards:read")
    @Operation(
            operationId = "listEntries",
            summary = "The entries that explain the balance, newest first",
            description = "Each entry says what it did to the balance and what caused it, and carries the hash of "
                    + "the one before: the sum of the points is the balance.")
    public Page<EntryView> entries(
            @RestPath String number,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return accounts.entries(number, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{number}/lots")
    @PermissionsAllowed("cards:read")
    @Operation(
            operationId = "listLots",
            summary = "The points by their dates, in the order in which they will be spent",
            description = "Each earning that is not spent yet: from when it can be spent, and until when. What expires"
                    + " first is spent first.")
    public Page<LotView> lots(
            @RestPath String number,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return accounts.lots(number, limit, Cursor.parse(cursor, 3));
    }
}
