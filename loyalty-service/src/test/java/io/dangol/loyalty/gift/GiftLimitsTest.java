package io.dangol.loyalty.gift;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Not to anybody, not any number of points. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class GiftLimitsTest {

    private final Shop shop;

    GiftLimitsTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void nothing_is_given_unless_the_programme_offers_it_and_never_beyond_its_limits() {
        Friends friends = new Friends(shop, Map.of("offered", false), "anna", "ben", "carl");
        friends.sell("anna", 1_000);
        friends.give("anna", "ben", 10).statusCode(422).body("type", endsWith(":gift-not-offered"));
        terms(friends, Map.of("offered", true, "minPoints", 5, "maxPoints", 100, "maxGivenPerDay", 150), "\"1\"");

        friends.give("anna", "ben", 4).statusCode(422).body("type", endsWith(":gift-too-small"));
        friends.give("anna", "ben", 101).statusCode(422).body("type", endsWith(":gift-too-large"));
        String gift = friends.given("anna", "ben", 100);
        friends.give("anna", "carl", 51)
                .statusCode(422)
                .body("type", endsWith(":gift-beyond-limit"))
                .body("detail", containsString("maxGivenPerDay"))
                .body("detail", containsString("50 are left"));
        friends.reverse(gift).statusCode(200);
        friends.given("anna", "carl", 51);

        terms(friends, Map.of("offered", true, "maxReceivedPer30Days", 60), "\"2\"");
        friends.give("anna", "carl", 10)
                .statusCode(422)
                .body("type", endsWith(":gift-receiver-beyond-limit"))
                .body("detail", containsString("maxReceivedPer30Days"));
        friends.given("anna", "carl", 9);
    }

    @Test
    void only_to_another_member_of_the_programme_with_a_good_card() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        String elsewhere = Shop.card(Shop.program("ALLOW"));

        refused(friends, "receiverCardNumber", "no-such", "unknown-card", "/receiverCardNumber");
        refused(friends, "giverCardNumber", "no-such", "unknown-card", "/giverCardNumber");
        refused(friends, "receiverCardNumber", elsewhere, "gift-across-programs", null);
        refused(friends, "receiverCardNumber", friends.card("anna"), "gift-to-oneself", null);
        post(Tokens.admin(), "/v1/cards/" + friends.card("ben") + "/block", Map.of("reason", "LOST"))
                .statusCode(200);
        refused(friends, "receiverCardNumber", friends.card("ben"), "card-blocked", "/receiverCardNumber");
        assertThat(friends.available("anna")).isEqualTo(100);
    }

    private static void refused(Friends friends, String field, String card, String code, @Nullable String pointer) {
        Map<String, Object> wish = friends.gift("anna", "ben", 1);
        wish.put(field, card);
        var answer = post(Tokens.admin(), "/v1/gifts", wish).statusCode(422).body("type", endsWith(":" + code));
        if (pointer != null) {
            answer.body("errors[0].pointer", equalTo("#" + pointer));
        }
    }

    @Test
    void who_tries_one_number_after_another_is_told_to_wait() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        String anna = friends.tokenOf("anna");
        for (int i = 0; i < 30; i++) {
            Map<String, Object> wish = friends.gift("anna", "ben", 1);
            wish.put("receiverCardNumber", "guess-" + i);
            post(anna, "/v1/gifts", wish).statusCode(422);
        }

        post(anna, "/v1/gifts", friends.gift("anna", "ben", 1)).statusCode(429);
    }

    @Test
    void terms_are_changed_on_the_version_that_was_read() {
        Friends friends = new Friends(shop, Map.of("offered", true, "maxPoints", 50), "anna");
        String path = "/v1/programs/" + friends.program + "/gift-terms";

        put(Tokens.admin(), path, Map.of("offered", false)).statusCode(428);
        terms(friends, Map.of("offered", true, "maxPoints", 50), "\"1\"");
        get(Tokens.admin(), path).body("version", equalTo(1)).body("maxPoints", equalTo(50));
        terms(friends, Map.of("offered", false), "\"1\"");
        get(Tokens.admin(), path).body("version", equalTo(2)).body("maxPoints", nullValue());
        put(Tokens.admin(), path, Map.of("offered", true, "maxPoints", 0)).statusCode(400);
        put(
                        Tokens.admin(),
                        "/v1/programs/" + Shop.program("ALLOW") + "/gift-terms",
                        Map.of("offered", true, "minPoints", 5, "maxPoints", 4))
                .statusCode(422)
                .body("type", endsWith(":gift-terms-unclear"));
        get(Tokens.admin(), "/v1/programs/" + UUID.randomUUID() + "/gift-terms").statusCode(404);
    }

    private static void terms(Friends friends, Map<String, ?> terms, String ifMatch) {
        given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(terms)
                .put("/v1/programs/" + friends.program + "/gift-terms")
                .then()
                .statusCode(200);
    }
}
