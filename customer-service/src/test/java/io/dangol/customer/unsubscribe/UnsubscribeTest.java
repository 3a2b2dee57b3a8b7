package io.dangol.customer.unsubscribe;

import static io.dangol.customer.CustomerClient.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the message in the mailbox to the withdrawal, with nothing but the link. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class UnsubscribeTest {

    private static final Map<String, Object> OFFER =
            Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)");

    private final CustomerClient hq = CustomerClient.headquarters();
    private final String address = unique("a") + "@example.org";

    @Test
    void one_click_withdraws_and_sticks_to_the_address() throws SQLException {
        UUID customer = agreed();
        UUID another = agreed();

        click(token(customer))
                .statusCode(200)
                .body("purpose", equalTo("MARKETING"))
                .body("channel", equalTo("EMAIL"));

        hq.asks(customer, OFFER).body("obstacles.obstacle", hasItem("CONSENT_REFUSED"));
        hq.asks(another, OFFER).body("obstacles.obstacle", contains("ADDRESS_OPTED_OUT"));
        hq.get(customer).body("consents.granted", contains(false));
        assertThat(Database.select("select recorded_by from consent where customer_id = ? and not granted", customer))
                .containsExactly("unsubscribe-link");
    }

    @Test
    void a_second_click_changes_nothing() throws SQLException {
        UUID customer = agreed();
        String token = token(customer);
        String since = click(token).extract().path("since");

        click(token).statusCode(200).body("since", equalTo(since));

        assertThat(Database.announced(customer).stream().filter("ConsentRecorded"::equals))
                .hasSize(2);
    }

    @Test
    void a_consent_by_a_clock_that_is_ahead_is_withdrawn_too() {
        UUID customer = agreed();
        hq.decides(
                        customer,
                        Map.of(
                                "purpose",
                                "MARKETING",
                                "channel",
                                "EMAIL",
                                "granted",
                                true,
                                "textVersion",
                                "1",
                                "evidence",
                                "slip",
                                "collectedAt",
                                Instant.now().plusSeconds(240).toString()))
                .statusCode(201);

        click(token(customer)).statusCode(200);

        hq.get(customer).body("consents.granted", contains(false));
    }

    @Test
    void it_is_in_the_audit_log() throws SQLException {
        UUID customer = agreed();

        click(token(customer)).statusCode(200);

        assertThat(Database.select(
                        "select 1 from audit_entry where entry ->> 'operation' = 'unsubscribe' and entry -> 'subjects' ?? ?",
                        customer.toString()))
                .hasSize(1);
    }

    @Test
    void a_link_that_was_altered_leads_nowhere() {
        String token = token(agreed());
        char other = token.charAt(30) == 'A' ? 'B' : 'A';

        for (String altered :
                new String[] {token.substring(0, 30) + other + token.substring(31), token.substring(1), token + "A", "x"
                }) {
            click(altered).statusCode(404).body("type", endsWith("unknown-unsubscribe-link"));
        }
    }

    @Test
    void the_link_names_nobody_and_service_has_none() {
        UUID customer = agreed();

        assertThat(token(customer)).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(token(customer));
        hq.asks(customer, Map.of("purpose", "SERVICE", "channel", "EMAIL"))
                .body("permit.unsubscribeToken", nullValue());
    }

    private UUID agreed() {
        UUID customer = hq.registered(Map.of("email", address));
        hq.decides(
                        customer,
                        Map.of(
                                "purpose", "MARKETING",
                                "channel", "EMAIL",
                                "granted", true,
                                "textVersion", "1",
                                "evidence", "slip"))
                .statusCode(201);
        return customer;
    }

    private String token(UUID customer) {
        return hq.asks(customer, OFFER).statusCode(200).extract().path("permit.unsubscribeToken");
    }

    /** As a mail program does. */
    private static ValidatableResponse click(String token) {
        return given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post("/v1/unsubscribe/{token}", token)
                .then();
    }
}
