package io.dangol.loyalty.sale;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimRequest;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimedView;
import io.dangol.loyalty.sale.ReceiptClaimService.By;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/receipt-claims")
@Produces(APPLICATION_JSON)
@Tag(name = "Sales")
class ReceiptClaimResource {

    private final ReceiptClaimService service;
    private final MemberReach reach;
    private final Caller caller;

    ReceiptClaimResource(ReceiptClaimService service, MemberReach reach, Caller caller) {
        this.service = service;
        this.reach = reach;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "the receipt's code, which is good once, and the card's member")
    @PermissionsAllowed("receipts:claim")
    @Operation(
            operationId = "claimReceipt",
            summary = "Take a sale without a card into one's own",
            description =
                    "By the code on the receipt, once and within its time. It earns what it would have earned with"
                            + " the card, by the rules of the sale's moment; what came back of it, before or after, earns nothing."
                            + " What the customer agreed to is kept with it. The same code for the same member again answers the"
                            + " same; who names many codes that there are not is told to wait.")
    @APIResponseSchema(value = ClaimedView.class, responseCode = "201", responseDescription = "Claimed")
    @APIResponse(
            responseCode = "200",
            description = "Was claimed before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ClaimedView.class)))
    public Response claim(@Valid @NotNull ClaimRequest request) {
        ReceiptClaimService.Answer answer = service.claim(request, by());
        ClaimedView view = answer.claim().view(request.cardNumber());
        return answer.replayed()
                ? Response.ok(view).header("Idempotency-Replayed", "true").build()
                : Response.status(Response.Status.CREATED).entity(view).build();
    }

    /** Members of one web shop guess each for itself, else one of them could keep all others out. */
    private By by() {
        String client = caller.clientId();
        if (!reach.isConfined()) {
            return new By(client, client);
        }
        String member = caller.boundTo("memberId")
                .or(() -> caller.boundTo("customerId"))
                .map(Object::toString)
                .orElse("");
        return new By(client, client + " " + member);
    }
}
