package io.dangol.customer.contact;

import static io.dangol.customer.CustomerClient.unique;
import static io.dangol.customer.contact.Contacts.OFFER;
import static io.dangol.customer.contact.Contacts.agreed;
import static io.dangol.customer.contact.Contacts.customer;
import static io.dangol.customer.contact.Contacts.decision;
import static io.dangol.customer.contact.Contacts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A permit from the asking to its end, over HTTP. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactPermitTest {

    private final CustomerClient hq = CustomerClient.headquarters();
    private final ContactPermitService service;

    ContactPermitTest(ContactPermitService service) {
        this.service = service;
    }

    @Test
    void who_agreed_gets_a_permit_that_says_why() throws SQLException {
        UUID customer = agreed(hq);

        String id = hq.asks(customer, OFFER)
                .statusCode(200)
                .body("permitted", equalTo(true))
                .body("obstacles", empty())
                .body("duties.code", hasItem("OFFER_REFUSAL"))
                .body("permit.exempt", equalTo(false))
                .body("permit.source", equalTo("BRAND"))
                .extract()
                .path("permit.id");

        String consent = Database.select("select id::text from consent where customer_id = ?", customer)
                .get(0);
        read(id).body("status", equalTo("OPEN"))
                .body("why.ground", contains("CONSENT"))
                .body("why.consentId", contains(consent))
                .body("why[0].source", containsString("art. 50 (1)"))
                .body("endedAt", nullValue());
        assertThat(Database.announced(customer)).contains("ContactPermitted");
    }

    @Test
    void who_did_not_agree_is_refused_and_nothing_is_reserved() throws SQLException {
        UUID customer = customer(hq);

        hq.asks(customer, OFFER)
                .statusCode(200)
                .body("permitted", equalTo(false))
                .body("permit", nullValue())
                .body("obstacles.obstacle", contains("CONSENT_MISSING"))
                .body("earliestAt", nullValue());

        assertThat(Database.select("select id from contact_permit where customer_id = ?", customer))
                .isEmpty();
    }

    @Test
    void a_refusal_tells_of_the_customer_and_is_in_the_audit_log() throws SQLException {
        UUID customer = customer(hq);

        hq.asks(customer, OFFER).body("permitted", equalTo(false));

        assertThat(Database.select(
                        "select entry ->> 'action' from audit_entry where entry ->> 'operation' = 'askContactPermit'"
                                + " and entry -> 'subjects' @> jsonb_build_array(?::text)",
                        customer))
                .containsExactly("read");
    }

    @Test
    void every_obstacle_is_told() {
        UUID customer = hq.registered(Map.of());
        hq.leavesAlone(customer, "COMPLAINT_OPEN").statusCode(201);

        hq.asks(customer, Map.of("purpose", "MARKETING", "channel", "EMAIL"))
                .body(
                        "obstacles.obstacle",
                        contains("ADDRESS_UNKNOWN", "CONSENT_MISSING", "COMPLAINT_OPEN", "LABEL_MISSING"));
    }

    @Test
    void service_is_let_through_and_says_so() {
        UUID customer = hq.registered(Map.of());
        hq.leavesAlone(customer, "UNWILLING").statusCode(201);

        hq.asks(customer, Map.of("purpose", "recall", "channel", "SMS"))
                .body("permit.exempt", equalTo(true))
                .body("permit.why.ground", contains("EXEMPT"));
    }

    @Test
    void what_is_given_back_is_free_at_once_and_once_only() throws SQLException {
        UUID customer = agreed(hq);
        String policy = Contacts.policy(1, 7);
        String id = permit(customer, policy);
        hq.asks(customer, with(OFFER, "policy", policy)).body("permitted", equalTo(false));

        hq.ends(id, "release").statusCode(200).body("status", equalTo("RELEASED"));
        hq.ends(id, "release").statusCode(200);

        String second = permit(customer, policy);
        assertThat(second).isNotEqualTo(id);
        hq.asks(customer, with(OFFER, "policy", policy)).body("permitted", equalTo(false));
        hq.ends(id, "confirm").statusCode(409).body("type", endsWith("contact-permit-ended"));
        assertThat(Database.announced(customer).stream().filter("ContactPermitReleased"::equals))
                .hasSize(1);
    }

    @Test
    void what_was_confirmed_cannot_be_given_back() throws SQLException {
        UUID customer = agreed(hq);
        String id = permit(customer, "DEFAULT");

        hq.ends(id, "confirm")
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("endedAt", notNullValue());
        hq.ends(id, "confirm").statusCode(200);

        hq.ends(id, "release").statusCode(409).body("type", endsWith("contact-permit-used"));
        assertThat(Database.announced(customer)).containsOnlyOnce("ContactConfirmed");
    }

    @Test
    void what_nobody_used_is_free_again_and_ended_by_upkeep() throws SQLException {
        UUID customer = agreed(hq);
        String policy = Contacts.policy(1, 7);
        String id = permit(customer, policy);
        Contacts.pass(customer, Duration.ofMinutes(24 * 60 + 9));
        hq.asks(customer, with(OFFER, "policy", policy)).body("permitted", equalTo(false));

        Contacts.pass(customer, Duration.ofMinutes(2));
        hq.ends(id, "confirm").statusCode(409).body("type", endsWith("contact-permit-ended"));
        hq.asks(customer, with(OFFER, "policy", policy)).body("permitted", equalTo(true));
        int unused = Reach.EVERYTHING.call(() -> service.expireOverdue(1_000));

        read(id).body("status", equalTo("EXPIRED"));
        assertThat(Database.announced(customer)).containsOnlyOnce("ContactPermitExpired");
    }

    @Test
    void what_was_sent_at_the_last_moment_is_confirmed_a_moment_later() throws SQLException {
        UUID customer = agreed(hq);
        String id = permit(customer, "DEFAULT");
        Contacts.pass(customer, Duration.ofMinutes(24 * 60 + 9));

        hq.ends(id, "confirm").statusCode(200);

        assertThat(Database.select(
                        "select (takes_place_at = expires_at)::text from contact_permit where id = ?::uuid", id))
                .containsExactly("true");
    }

    @Test
    void a_repeated_request_is_given_the_same_permit() {
        UUID customer = agreed(hq);
        String key = unique("key-");

        String first = asksWith(key, customer).extract().path("permit.id");
        String second = asksWith(key, customer).extract().path("permit.id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_consent_of_one_brand_is_none_of_another() {
        UUID customer = agreed(hq);
        hq.decides(customer, with(decision("MARKETING", "EMAIL", false), "brand", "outlet"))
                .statusCode(201);

        hq.asks(customer, OFFER).body("permitted", equalTo(true));
        hq.asks(customer, with(OFFER, "brand", "OUTLET")).body("obstacles.obstacle", hasItem("CONSENT_REFUSED"));
        hq.get(customer)
                .body("consents.find { it.brand == 'OUTLET' }.granted", equalTo(false))
                .body("consents.find { it.brand == null }.granted", equalTo(true));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        UUID customer = agreed(hq);

        hq.asks(customer, with(OFFER, "zone", "Asia/Nowhere"))
                .statusCode(422)
                .body("errors.pointer", contains("#/contact/zone"));
        hq.asks(customer, with(OFFER, "policy", "NONE_SUCH"))
                .statusCode(422)
                .body("type", endsWith("contact-policy-missing"));
        hq.asks(customer, with(OFFER, "holdOutPercent", 10))
                .statusCode(422)
                .body("type", endsWith("hold-out-without-campaign"));
        hq.asks(UUID.randomUUID(), OFFER).statusCode(404).body("type", endsWith("unknown-customer"));
        hq.asksAll(List.of(), OFFER).statusCode(400);
    }

    private String permit(UUID customer, String policy) {
        return hq.asks(customer, with(OFFER, "policy", policy))
                .body("permitted", equalTo(true))
                .extract()
                .path("permit.id");
    }

    private ValidatableResponse read(String id) {
        return hq.request().get("/v1/contact-permits/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse asksWith(String key, UUID customer) {
        return hq.request()
                .header("Idempotency-Key", key)
                .body(Map.of("customerId", customer, "contact", OFFER))
                .post("/v1/contact-permits")
                .then()
                .statusCode(200);
    }
}
