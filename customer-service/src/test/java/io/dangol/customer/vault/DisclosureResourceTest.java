package io.dangol.customer.vault;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class DisclosureResourceTest {

    private final Tokens caller = Tokens.of("hq-agent", "customers:read customers:write");
    private final CustomerClient agent = CustomerClient.with(caller.bearer());

    @Test
    void reading_in_clear_leaves_a_trace_of_who_and_what_for() {
        UUID id = agent.registered(Map.of("givenName", "A"));
        agent.getInClear(id).statusCode(200);

        disclosures(id)
                .body("data", hasSize(1))
                .body("data.clientId", contains(caller.clientId()))
                .body("data.role", contains("hq-agent"))
                .body("data.purpose", contains("helpdesk-call"));
    }

    @Test
    void reading_masked_leaves_none() {
        UUID id = agent.registered(Map.of("givenName", "A"));
        agent.get(id).statusCode(200);

        disclosures(id).body("data", empty());
    }

    @Test
    void a_purpose_that_could_hold_personal_data_is_refused() {
        UUID id = agent.registered(Map.of("givenName", "A"));

        agent.request()
                .queryParam("unmask", true)
                .queryParam("purpose", "Call Jiwoo back!")
                .get("/v1/customers/{id}", id)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/purpose"));
        disclosures(id).body("data", empty());
    }

    @Test
    void whom_the_client_acted_for_is_told() {
        UUID id = agent.registered(Map.of("givenName", "A"));
        agent.request()
                .header("X-Acting-User", "u-17")
                .queryParam("unmask", true)
                .queryParam("purpose", "helpdesk-call")
                .get("/v1/customers/{id}", id)
                .then()
                .statusCode(200);

        disclosures(id).body("data.actingUser", contains("u-17"));
    }

    @Test
    void a_partner_sees_who_saw_its_customer_and_nothing_of_the_audit_log() {
        CustomerClient partner =
                CustomerClient.with(Tokens.of("partner-admin", "customers:read customers:write audit:read")
                        .partner(UUID.randomUUID())
                        .bearer());
        UUID id = partner.registered(Map.of("givenName", "A"));
        agent.getInClear(id).statusCode(200);

        partner.request()
                .get("/v1/customers/{id}/disclosures", id)
                .then()
                .statusCode(200)
                .body("data.clientId", contains(caller.clientId()));
        partner.request()
                .get("/v1/operations/customer/audit-entries")
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    private ValidatableResponse disclosures(UUID id) {
        return agent.request().get("/v1/customers/{id}/disclosures", id).then().statusCode(200);
    }
}
