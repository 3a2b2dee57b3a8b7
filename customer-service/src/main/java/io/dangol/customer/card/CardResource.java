package io.dangol.customer.card;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.card.CardApi.CardView;
import io.dangol.customer.card.CardApi.CardsView;
import io.dangol.customer.card.CardApi.RegisterCard;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/customers/{id}/cards")
@Produces(APPLICATION_JSON)
@Tag(name = "Customers", description = "The people behind the sales")
class CardResource {

    private final CardService service;

    CardResource(CardService service) {
        this.service = service;
    }

    @POST
    @PermissionsAllowed("customers:write")
    @NaturallyIdempotent(by = "the card's number")
    @Operation(
            operationId = "registerCard",
            summary = "Register the customer as a card's holder",
            description = "The card's sales, also those before, become the customer's as soon as loyalty has heard of"
                    + " it. Registering it again answers 200 and changes nothing; a card of another customer is refused"
                    + " with card-already-registered.")
    @APIResponseSchema(value = CardView.class, responseCode = "201", responseDescription = "Registered")
    @APIResponse(
            responseCode = "200",
            description = "It was the customer's before",
            content = @Content(schema = @Schema(implementation = CardView.class)))
    public RestResponse<CardView> register(@RestPath UUID id, @NotNull @Valid RegisterCard request) {
        Registration registration = service.register(id, request.cardNumber());
        return RestResponse.status(
                registration.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, registration.card());
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "listHeldCards",
            summary = "The cards that the customer holds, oldest first",
            description = "Without their numbers: this service keeps a keyed hash of each only.")
    public CardsView list(@RestPath UUID id) {
        return new CardsView(service.list(id));
    }
}
