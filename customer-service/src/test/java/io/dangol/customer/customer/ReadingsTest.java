package io.dangol.customer.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every reading of personal data is in the audit log, and so is every change. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReadingsTest {

    private final Tokens caller =
            Tokens.of("hq-agent", "customers:read customers:write consents:read consents:write audit:read");
    private final CustomerClient agent = CustomerClient.with(caller.bearer());

    @Test
    void who_read_a_customer_and_why_is_written_down() {
        UUID id = agent.registered(Map.of("givenName", "A"));

        agent.request()
                .header("X-Purpose", "complaint")
                .get("/v1/customers/{id}", id)
                .then()
                .statusCode(200);
        agent.request().get("/v1/customers/{id}/consents", id).then().statusCode(200);
        agent.getInClear(id).statusCode(200);

        entries()
                .body("data.operation", contains("getCustomer", "listConsents", "getCustomer", "registerCustomer"))
                .body("data.action", contains("disclose", "read", "read", "change"))
                .body(
                        "data.purpose",
                        contains(equalTo("helpdesk-call"), nullValue(), equalTo("complaint"), nullValue()))
                .body("data.subjects.flatten().unique()", contains(id.toString()));
    }

    @Test
    void who_looked_at_the_cards_of_a_customer_or_at_who_saw_it_is_written_down_too() {
        UUID id = agent.registered(Map.of("givenName", "A"));

        agent.request().get("/v1/customers/{id}/cards", id).then().statusCode(200);
        agent.request().get("/v1/customers/{id}/disclosures", id).then().statusCode(200);

        entries()
                .body("data.operation", contains("listDisclosures", "listHeldCards", "registerCustomer"))
                .body("data.action", contains("read", "read", "change"))
                .body("data.subjects.flatten().unique()", contains(id.toString()));
    }

    @Test
    void a_list_names_all_whom_it_showed() {
        UUID one = agent.registered(Map.of("givenName", "A", "phone", "010-7777-0001"));
        UUID other = agent.registered(Map.of("givenName", "B", "phone", "010-7777-0001"));

        agent.request()
                .body(Map.of("phone", "010 7777 0001"))
                .post("/v1/customers/search")
                .then()
                .statusCode(200);

        entries()
                .body("data[0].operation", equalTo("searchCustomers"))
                .body("data[0].action", equalTo("read"))
                .body("data[0].subjects", containsInAnyOrder(one.toString(), other.toString()));
    }

    @Test
    void looking_for_somebody_who_is_not_there_is_written_down_too() {
        agent.request()
                .body(Map.of("phone", "010-7777-9999"))
                .post("/v1/customers/search")
                .then()
                .statusCode(200)
                .body("data", empty());

        entries().body("data.operation", contains("searchCustomers")).body("data[0].subjects", empty());
    }

    @Test
    void no_entry_tells_what_was_read_or_changed_to_what() {
        UUID id = agent.registered(Map.of("givenName", "Jiwoo", "phone", "010-7777-1234"));
        agent.getInClear(id).statusCode(200);

        String told = entries().extract().asString();
        assertThat(told).doesNotContain("Jiwoo", "7777", "1234");
    }

    private ValidatableResponse entries() {
        return agent.request()
                .queryParam("clientId", caller.clientId())
                .get("/v1/operations/customer/audit-entries")
                .then()
                .statusCode(200);
    }
}
