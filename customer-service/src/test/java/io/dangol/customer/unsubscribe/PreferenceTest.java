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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

        choose("MARKETING", "EMAIL", true, "2026-01").statusCode(200);

        shown().body("decisions.purpose", contains("MARKETING")).body("decisions.granted", contains(true));
    }

    @Test
    void who_agrees_is_written_to_and_who_says_no_is_not() {
        choose("MARKETING", "EMAIL", true, "2026-01").statusCode(200);
        assertThat(offered()).isTrue();

        choose("MARKETING", "EMAIL", false, null).statusCode(200);
        assertThat(offered()).isFalse();

        choose("MARKETING", "EMAIL", true, "2026-01").statusCode(200);
        assertThat(offered()).isTrue();
    }

    @Test
    void what_is_said_again_is_recorded_once() {
        choose("MARKETING", "EMAIL", true, "2026-01").statusCode(200);
        choose("MARKETING", "EMAIL", true, "2026-01").statusCode(200);
        choose("MARKETING", "EMAIL", true, "2026-02").statusCode(200);

        hq.request()
                .get("/v1/customers/{id}/consents", customer)
                .then()
                .body("data", hasSize(2))
                .body("data.recordedBy", contains("unsubscribe-link", "unsubscribe-link"));
    }

    @Test
    void another_channel_is_only_said_no_to() {
        choose("MARKETING", "SMS", true, "2026-01")
                .statusCode(422)
                .body("type", endsWith("preference-of-other-channel"))
                .body("errors.pointer", contains("#/channel"));

        choose("MARKETING", "SMS", false, null).statusCode(200);
    }

    @Test
    void to_agree_needs_the_text_that_was_shown() {
        choose("MARKETING", "EMAIL", true, null).statusCode(422).body("errors.pointer", contains("#/textVersion"));
        shown().body("decisions", empty());
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

    private ValidatableResponse choose(String purpose, String channel, boolean granted, @Nullable String text) {
        Map<String, Object> choice = new HashMap<>(Map.of("purpose", purpose, "channel", channel, "granted", granted));
        if (text != null) {
            choice.put("textVersion", text);
        }
        return given().filter(Contract.openApi())
                .contentType(ContentType.JSON)
                .body(choice)
                .post("/v1/preferences/{token}", token)
                .then();
    }
}
