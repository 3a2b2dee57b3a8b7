package io.dangol.loyalty.account;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.AccountApi.CardBalance;
import io.dangol.loyalty.account.AccountApi.EntryView;
import io.dangol.loyalty.account.AccountApi.Verification;
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

@Path("/v1")
@Produces(APPLICATION_JSON)
@Tag(name = "Ledger", description = "Points as money: balances, the entries that explain them, and the proof")
class AccountResource {

    private final AccountService service;

    AccountResource(AccountService service) {
        this.service = service;
    }

    @GET
    @Path("/cards/{number}/balance")
    @PermissionsAllowed("cards:read")
    @Operation(operationId = "getBalance", summary = "What a card's member can spend")
    public CardBalance balance(@RestPath String number) {
        return service.balance(number);
    }

    @GET
    @Path("/cards/{number}/entries")
    @PermissionsAllowed("cards:read")
    @Operation(operationId = "listEntries", summary = "The entries that explain the balance, newest first")
    public Page<EntryView> entries(
            @RestPath String number,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.entries(number, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/ledger/verification")
    @PermissionsAllowed("ledger:read")
    @Operation(
            operationId = "verifyLedger",
            summary = "Prove the ledger: balance = Σ postings = Σ lots − owed, Σ of all = 0, every chain unbroken")
    public Verification verify() {
        return service.verify();
    }
}
