package io.dangol.customer;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What there is to be reached of custodies. */
final class CustodyThings {

    private static final String LIST = "GET /v1/customers/{id}/custodies";
    private static final LocalDate SOME_DAY = LocalDate.of(2099, 1, 1);

    AccessTable in(AccessTable table) {
        return table.partners(LIST, CustodyThings::aPartners)
                .alsoOfHeadquarters(LIST, CustodyThings::headquarters)
                .headquarters(
                        "POST /v1/customers/{id}/custodies",
                        () -> headquarters()
                                .sending(Map.of(
                                        "role",
                                        "SERVICED_BY",
                                        "partnerId",
                                        UUID.randomUUID(),
                                        "since",
                                        SOME_DAY.toString())))
                .headquarters("POST /v1/customers/{id}/custodies/{custodyId}/end", CustodyThings::aCustody);
    }

    private static Thing aPartners() {
        UUID partner = UUID.randomUUID();
        return Thing.of(partner)
                .with("id", CustomerClient.partner(partner).registered().toString());
    }

    private static Thing headquarters() {
        String id = CustomerClient.headquarters().registered().toString();
        return Thing.of(UUID.randomUUID()).with("id", id);
    }

    private static Thing aCustody() {
        Thing customer = headquarters();
        UUID id = UUID.fromString(customer.parameters().get("id"));
        String custody = CustomerClient.headquarters()
                .entrusts(id, "SERVICED_BY", UUID.randomUUID(), SOME_DAY)
                .statusCode(201)
                .extract()
                .path("id");
        return customer.with("custodyId", custody)
                .sending(Map.of("until", SOME_DAY.plusDays(1).toString()));
    }
}
