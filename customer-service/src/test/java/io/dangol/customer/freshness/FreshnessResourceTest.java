package io.dangol.customer.freshness;

import static io.dangol.customer.CustomerClient.unique;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What is known of customers grows old, by the built-in policy: phones in 730 days, mail in 1095, names in 7300. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FreshnessResourceTest {

    private final CustomerClient hq = CustomerClient.headquarters();

    @Test
    void what_was_just_registered_is_fresh_and_nobody_is_asked() {
        UUID customer = hq.registered(Map.of("givenName", "A", "phone", "010-2222-3333"));

        hq.freshness(customer)
                .statusCode(200)
                .body("fields.field", contains("NAME", "PHONE"))
                .body("fields.source", contains("REGISTRATION", "REGISTRATION"))
                .body("question", nullValue())
                .body("policyVersion", equalTo(1));
        score(customer, closeTo(1, 1e-4));
    }

    @Test
    void of_whom_nothing_is_known_there_is_no_score() {
        hq.freshness(hq.registered()).body("score", nullValue()).body("fields", empty());
    }

    @Test
    void after_a_half_life_it_is_worth_half_and_the_one_that_gains_most_is_asked_for() throws SQLException {
        UUID customer = aged(730, Map.of("givenName", "A", "phone", "010-2222-3333", "email", mail()));

        double phone = 0.5;
        double email = Math.pow(0.5, 730.0 / 1095);
        double name = Math.pow(0.5, 730.0 / 7300);
        score(customer, closeTo((3 * phone + 2 * email + name) / 6, 1e-4));
        hq.freshness(customer)
                .body("question.field", equalTo("PHONE"))
                .body("question.textKey", equalTo("freshness.question.PHONE"));
    }

    @Test
    void an_answer_verifies_and_the_same_is_not_asked_again() throws SQLException {
        UUID customer = aged(2000, Map.of("phone", "010-2222-3333", "email", mail()));

        hq.isAsked(customer, "PHONE", "NO_ANSWER")
                .statusCode(200)
                .body("question.field", equalTo("EMAIL"))
                .body("fields.source", contains("REGISTRATION", "REGISTRATION"));
        hq.isAsked(customer, "EMAIL", "CONFIRMED")
                .body("question", nullValue())
                .body("fields.field", contains("EMAIL", "PHONE"))
                .body("fields.source", contains("HELPDESK", "REGISTRATION"));
    }

    @Test
    void what_is_verified_is_fresh_without_being_sent_again() throws SQLException {
        UUID customer = aged(2000, Map.of("phone", "010-2222-3333"));

        hq.verifies(customer, "PHONE").statusCode(200).body("fields.source", contains("HELPDESK"));
        score(customer, closeTo(1, 1e-4));
        hq.request()
                .body(Map.of("fields", new String[] {"PHONE"}, "source", "self"))
                .post("/v1/customers/{id}/verifications", customer)
                .then()
                .body("fields.source", contains("SELF"));
    }

    @Test
    void what_is_not_known_is_neither_verified_nor_asked_for() {
        UUID customer = hq.registered(Map.of("phone", "010-2222-3333"));

        hq.verifies(customer, "PHONE", "EMAIL").statusCode(422).body("type", endsWith("field-not-known"));
        hq.isAsked(customer, "BIRTH_DATE", "CONFIRMED").statusCode(422);
        hq.verifies(UUID.randomUUID(), "PHONE").statusCode(404);
    }

    @Test
    void a_change_is_fresh_and_what_is_gone_does_not_count() throws SQLException {
        UUID customer = aged(2000, Map.of("phone", "010-2222-3333", "email", mail(), "givenName", "A"));

        hq.patch(customer, "*", "{\"phone\":\"010-4444-5555\",\"email\":null,\"givenName\":\"A\"}")
                .statusCode(200);

        hq.freshness(customer)
                .body("fields.field", contains("NAME", "PHONE"))
                .body("fields.source", contains("REGISTRATION", "HELPDESK"));
    }

    @Test
    void a_record_that_is_sent_again_as_it_was_keeps_nothing_fresh() throws SQLException {
        CustomerClient erp = CustomerClient.with(
                Tokens.of("erp", "customers:read customers:write").bearer());
        String name = unique("C-");
        Map<String, String> person = Map.of("phone", "010-2222-3333");
        UUID customer = UUID.fromString(
                erp.put("erp", name, person).statusCode(201).extract().path("id"));
        grow(customer, 730);

        erp.put("erp", name, person).statusCode(200);

        erp.freshness(customer).body("fields.source", contains("IMPORT"));
        score(customer, closeTo(0.5, 1e-4));
    }

    @Test
    void of_a_partner_it_is_the_mean_over_the_customers_in_its_custody() throws SQLException {
        UUID partner = UUID.randomUUID();
        CustomerClient dealer = CustomerClient.partner(partner);
        UUID fresh = dealer.registered(Map.of("phone", "010-2222-3333"));
        UUID old = dealer.registered(Map.of("phone", "010-2222-3334", "email", mail()));
        grow(old, 730);

        double ofOld = (3 * 0.5 + 2 * Math.pow(0.5, 730.0 / 1095)) / 5;
        partners(dealer)
                .body("data.partnerId", contains(partner.toString()))
                .body("data.customers", contains(2))
                .body("data[0].score", closeTo((1 + ofOld) / 2, 1e-4));
        partners(hq).body("data.partnerId", hasItem(partner.toString()));
        dealer.raises(fresh, "SOMEBODY_ELSE").statusCode(201);
        partners(dealer).body("data[0].score", closeTo(ofOld / 2, 1e-4));
    }

    private ValidatableResponse partners(CustomerClient client) {
        return client.request()
                .config(doubles())
                .get("/v1/freshness/partners")
                .then()
                .statusCode(200);
    }

    private void score(UUID customer, Matcher<Double> expected) {
        hq.request()
                .config(doubles())
                .get("/v1/customers/{id}/freshness", customer)
                .then()
                .body("score", expected);
    }

    private static RestAssuredConfig doubles() {
        return RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    private UUID aged(int days, Map<String, ?> fields) throws SQLException {
        UUID customer = hq.registered(fields);
        grow(customer, days);
        return customer;
    }

    private static void grow(UUID customer, int days) throws SQLException {
        Database.execute("update field_mark set verified_at = verified_at - interval '%d days' where customer_id = '%s'"
                .formatted(days, customer));
    }

    private static String mail() {
        return unique("a") + "@example.org";
    }
}
