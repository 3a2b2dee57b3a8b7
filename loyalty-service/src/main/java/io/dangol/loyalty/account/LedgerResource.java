package io.dangol.loyalty.account;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.AccountApi.Verification;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            description = "Reads every member's account and names those that do not hold, with what is wrong; holds is "
                    + "true where there is none. For auditors and after a restore, not for every minute.")
    public Verification verify() {
        return service.verify();
    }
}
