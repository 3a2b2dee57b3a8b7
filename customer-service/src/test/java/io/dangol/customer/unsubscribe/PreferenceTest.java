package io.dangol.customer.unsubscribe;

import static io.dangol.customer.CustomerClient.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.Contract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page behind a message's link, for whoever has the link. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PreferenceTest {

    private final CustomerClient hq = CustomerClient.headquarters();
    private UUID customer = UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void somebodyWithALink() {
        customer = hq.registered(Map.of("email", unique("a") + "@example.org"));
        token = token();
    }

    @Test
    void what_holds_is_shown_and_names_nobody() {
        shown().body("channel", equalTo("EMAIL")).body("decisions", empty());

        agrees();

        shown().body("decisions.purpose", contains("MARKETING")).body("decisions.granted", contains(true));
    }

    @Test
    void who_says_no_is_not_written_to() {
        agrees();
        assertThat(offered()).isTrue();

        choose("MARKETING", "EMAIL", false).statusCode(200);

        assertThat(offered()).isFalse();
    }

    @Test
    void what_is_said_again_is_recorded_once() {
        choose("MARKETING", "EMAIL", false).statusCode(200);
        choose("MARKETING", "EMAIL", false).statusCode(200);

        hq.request()
                .get("/v1/customers/{id}/consents", customer)
                .then()
                .body("data", hasSize(1))
                .body("data.recordedBy", contains("unsubscribe-link"));
    }

    @Test
    void a_channel_that_was_not_used_is_said_no_to_as_well() {
        choose("MARKETING", "SMS", false).statusCode(200).body("decisions.channel", contains("SMS"));
    }

    @Test
    void a_link_that_the_sender_knows_as_well_agrees_to_nothing() {
        choose("MARKETING", "EMAIL", false).statusCode(200);

        choose("MARKETING", "EMAIL", true)
                .statusCode(422)
                .body("type", endsWith("link-only-withdraws"))
                .body("errors.pointer", contains("#/granted"));

        shown().body("decisions.granted", contains(false));
    }

    @Test
    void an_altered_link_leads_nowhere() {
        given().get("/v1/preferences/{token}", "x" + token.substring(1)).then().statusCode(404);
    }

    /** Of a permit that rests on a purchase, so that nothing was decided yet. */
    private String token() {
        Map<String, Object> bought = Map.of("endedAt", "2026-01-01T00:00:00Z", "similarGoods", true);
        String policy = unique("P").substring(0, 20);
        hq.policy(
                        policy,
                        Map.of(
                                "jurisdiction",
                                "EU",
                                "caps",
                                List.of(),
                                "nightConsentLifts",
                                true,
                                "surveyRestDays",
                                180,
                                "lifetimeMinutes",
                                60,
                                "holdOutPercent",
                                0,
                                "exemptCounts",
                                true))
                .statusCode(201);
        return hq.asks(customer, Map.of("purpose", "NEWS", "channel", "EMAIL", "policy", policy, "trade", bought))
                .statusCode(200)
                .extract()
                .path("permit.unsubscribeToken");
    }

    /** Asked, and given back so that no window gets in the way. */
    private boolean offered() {
        String permit = hq.asks(customer, Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)"))
                .statusCode(200)
                .extract()
                .path("permit.id");
        if (permit != null) {
            hq.ends(permit, "release").statusCode(200);
        }
        return permit != null;
    }

    private ValidatableResponse shown() {
        return given().filter(Contract.openApi())
                .get("/v1/preferences/{token}", token)
                .then()
                .statusCode(200);
    }

    private void agrees() {
        Map<String, Object> yes = Map.of(
                "purpose", "MARKETING",
                "channel", "EMAIL",
                "granted", true,
                "textVersion", "2026-01",
                "evidence", "slip");
        hq.decides(customer, yes).statusCode(201);
    }

    private ValidatableResponse choose(String purpose, String channel, boolean granted) {
        return given().filter(Contract.openApi())
                .contentType(ContentType.JSON)
                .body(Map.of("purpose", purpose, "channel", channel, "granted", granted))
                .post("/v1/preferences/{token}", token)
                .then();
    }
}
