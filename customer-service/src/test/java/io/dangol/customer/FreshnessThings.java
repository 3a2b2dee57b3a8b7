package io.dangol.customer;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What there is to be reached of freshness and numbers in doubt. */
final class FreshnessThings {

    private static final Map<String, String> PERSON = Map.of("givenName", "A", "phone", "010-1234-5678");

    private static final Map<String, UnaryOperator<Thing>> ABOUT_ONE = Map.of(
            "GET /v1/customers/{id}/freshness",
            thing -> thing,
            "POST /v1/customers/{id}/freshness/questions",
            thing -> thing.sending(Map.of("field", "PHONE", "outcome", "NO_ANSWER")),
            "POST /v1/customers/{id}/verifications",
            thing -> thing.sending(Map.of("fields", List.of("PHONE"))),
            "GET /v1/customers/{id}/number-alarms",
            thing -> thing,
            "POST /v1/customers/{id}/number-alarms",
            thing -> thing.sending(Map.of("reason", "SOMEBODY_ELSE")));

    AccessTable in(AccessTable before) {
        AccessTable table = before.listed(
                "GET /v1/freshness/partners", "data.partnerId", FreshnessThings::aPartnersCustomersTogether);
        for (Map.Entry<String, UnaryOperator<Thing>> one : ABOUT_ONE.entrySet()) {
            table = table.partners(one.getKey(), () -> one.getValue().apply(aPartners()))
                    .alsoOfHeadquarters(one.getKey(), () -> one.getValue().apply(headquarters()));
        }
        return table;
    }

    private static Thing aPartnersCustomersTogether() {
        Thing customer = aPartners();
        return customer.listedAs(customer.partnerId().toString());
    }

    private static Thing aPartners() {
        UUID partner = UUID.randomUUID();
        return Thing.of(partner)
                .with("id", CustomerClient.partner(partner).registered(PERSON).toString());
    }

    private static Thing headquarters() {
        return Thing.of(UUID.randomUUID())
                .with("id", CustomerClient.headquarters().registered(PERSON).toString());
    }
}
