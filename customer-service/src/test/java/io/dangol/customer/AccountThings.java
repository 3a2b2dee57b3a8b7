package io.dangol.customer;

import static io.dangol.customer.CustomerClient.unique;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import java.util.Map;
import java.util.UUID;

/** What there is to be reached of accounts and relationships. */
final class AccountThings {

    AccessTable in(AccessTable table) {
        return table.callers("POST /v1/accounts", AccountThings::aCompany)
                .callers(
                        "PUT /v1/accounts/by-external-id/{system}/{id}",
                        () -> aCompany().with("system", "erp").with("id", unique("e-")))
                .partners("GET /v1/accounts/{id}", AccountThings::anAccount)
                .alsoOfHeadquarters("GET /v1/accounts/{id}", AccountThings::headquarters)
                .partners("PATCH /v1/accounts/{id}", () -> anAccount().sending(Map.of("name", "B")))
                .alsoOfHeadquarters(
                        "PATCH /v1/accounts/{id}", () -> headquarters().sending(Map.of("name", "B")))
                .partners("GET /v1/accounts/{id}/value-chain", AccountThings::anAccount)
                .alsoOfHeadquarters("GET /v1/accounts/{id}/value-chain", AccountThings::headquarters)
                .listed("GET /v1/accounts", "data.id", AccountThings::anAccount)
                .partners("GET /v1/customers/{id}/value-chain", AccountThings::aCustomer)
                .partners("POST /v1/relationships", AccountThings::toBeRelated)
                .partners("GET /v1/relationships/{id}", AccountThings::aRelationship)
                .partners(
                        "POST /v1/relationships/{id}/end", () -> aRelationship().sending(Map.of("until", "2026-02-01")))
                .listed("GET /v1/relationships", "data.id", AccountThings::aRelationship);
    }

    private static Thing aCompany() {
        return Thing.of(UUID.randomUUID()).sending(Map.of("name", "A", "kind", "DEALER", "channel", "FAIR"));
    }

    private static Thing anAccount() {
        UUID partner = UUID.randomUUID();
        String id = CustomerClient.partner(partner).account(Map.of()).toString();
        return Thing.of(partner).with("id", id).listedAs(id);
    }

    private static Thing headquarters() {
        String id = CustomerClient.headquarters().account(Map.of()).toString();
        return Thing.of(UUID.randomUUID()).with("id", id);
    }

    private static Thing aCustomer() {
        UUID partner = UUID.randomUUID();
        return Thing.of(partner)
                .with("id", CustomerClient.partner(partner).registered().toString());
    }

    private static Thing toBeRelated() {
        UUID partner = UUID.randomUUID();
        CustomerClient agent = CustomerClient.partner(partner);
        return Thing.of(partner)
                .sending(Map.of(
                        "type",
                        "SUPPLIES",
                        "from",
                        Map.of("kind", "ACCOUNT", "id", agent.account(Map.of())),
                        "to",
                        Map.of("kind", "CUSTOMER", "id", agent.registered()),
                        "since",
                        "2026-01-01"));
    }

    private static Thing aRelationship() {
        UUID partner = UUID.randomUUID();
        CustomerClient agent = CustomerClient.partner(partner);
        String id = agent.relate(
                        "SUPPLIES",
                        Map.of("kind", "ACCOUNT", "id", agent.account(Map.of())),
                        Map.of("kind", "CUSTOMER", "id", agent.registered()),
                        Map.of())
                .statusCode(201)
                .extract()
                .path("id");
        return Thing.of(partner).with("id", id).listedAs(id);
    }
}
