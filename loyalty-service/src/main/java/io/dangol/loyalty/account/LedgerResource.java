package io.dangol.loyalty.account;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/ledger")
@Produces(APPLICATION_JSON)
@Tag(name = "Ledger", description = "Points as money: balances, the entries that explain them, and the proof")
class LedgerResource {

    private final AccountService service;

    LedgerResource(AccountService service) {
        this.service = service;
    }

    @GET
    @Path("/verification")
    @PermissionsAllowed("ledger:read")
    @Operation(
            operationId = "verifyLedger",
            summary = "Prove the ledger: balance = Σ postings = Σ lots − owed, Σ of all = 0, every chain unbroken",
            description = "Reads every entry in one snapshot. Where that takes longer than a few seconds the answer is"
                    + " 202 with Retry-After: ask again and get the outcome of the verification that was started.")
    @APIResponse(
            responseCode = "200",
            description = "The outcome, and what was found where it does not hold",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = AccountApi.Verification.class)))
    @APIResponse(responseCode = "202", description = "Still under way: ask again")
    public Response verify() throws InterruptedException {
        return service.verification()
                .map(outcome -> Response.ok(outcome).build())
                .orElseGet(() ->
                        Response.accepted().header(HttpHeaders.RETRY_AFTER, 5).build());
    }
}
