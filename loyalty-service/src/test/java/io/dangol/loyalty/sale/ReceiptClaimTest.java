package io.dangol.loyalty.sale;

import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sale without a card becomes a member's: once, by the rules of its moment, and less what came back. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReceiptClaimTest extends ClaimShop {

    ReceiptClaimTest(Shop shop) {
        super(shop);
    }

    @Test
    void a_claimed_sale_earns_what_it_would_have_earned_and_shows_who_agreed_to_what() {
        JsonPath sold = sold("r1", 10_000);
        assertThat(sold.getString("claim.code")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

        claim(sold, card)
                .statusCode(201)
                .header("Location", endsWith("/v1/sales/" + sold.getString("saleId")))
                .body("pointsEarned", equalTo(100))
                .body("pointsReturned", equalTo(0));

        assertThat(available(card)).isEqualTo(100);
        get(till, "/v1/sales/" + sold.getString("saleId"))
                .body("pointsEarned", equalTo(100))
                .body("ruleVersion", equalTo(1))
                .body("claim.consent.version", equalTo("v1"))
                .body("claim.consent.at", equalTo("2026-01-06T18:00:00Z"));
        get(till, "/v1/sales/" + sold.getString("saleId") + "/explanation")
                .body("rules[0].points", equalTo(100))
                .body("rules[0].lot.points", equalTo(100));
        get(till, "/v1/cards/" + card + "/entries")
                .body("data", hasSize(1))
                .body("data[0].kind", equalTo("EARNED"))
                .body("data[0].sourceId", equalTo(sold.getString("saleId")));
    }

    @Test
    void the_same_claim_again_is_the_same_and_anothers_is_refused() {
        JsonPath sold = sold("r1", 10_000);
        String at = claim(sold, card).statusCode(201).extract().path("claimedAt");
        claim(sold, card)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("claimedAt", equalTo(at))
                .body("pointsEarned", equalTo(100));
        claim(sold, card(program)).statusCode(409);

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_till_that_asks_again_hears_the_same_code_and_a_sale_with_a_card_has_none() {
        JsonPath first = sold("r1", 10_000);
        JsonPath again = post(till, "/v1/sales", anonymous(store, "r1", 10_000))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(again.getMap("claim")).isEqualTo(first.getMap("claim"));

        Map<String, Object> own = anonymous(store, "r2", 10_000);
        own.put("cardNumber", card);
        post(till, "/v1/sales", own).statusCode(201).body("claim", nullValue());
        String krona = shop.open(Shop.PARTNER, "DKK");
        Map<String, Object> elsewhere = anonymous(krona, "r1", 10_000);
        elsewhere.put("currency", "DKK");
        post(Shop.till(krona), "/v1/sales", elsewhere).statusCode(201).body("claim", nullValue());
    }

    @Test
    void the_rules_of_the_sales_moment_count() {
        JsonPath sold = sold("r1", 10_000);
        patch("/v1/programs/" + program, "\"0\"", Map.of("earnRule", Map.of("points", 7, "perAmount", 100)))
                .statusCode(200);

        claim(sold, card).statusCode(201).body("pointsEarned", equalTo(100));
        claim(sold("r2", 10_000), card).statusCode(201).body("pointsEarned", equalTo(700));
    }

    @Test
    void a_segment_for_a_time_is_read_by_the_sales_day() {
        Map<String, ?> rule = Map.of(
                "name",
                "Birthday",
                "when",
                "'birthday-month' in member.segments",
                "award",
                Map.of("points", 50, "of", "VISIT"));
        put(Tokens.admin(), "/v1/programs/" + program + "/rules/birthday", rule).statusCode(201);
        put(
                        Tokens.admin(),
                        "/v1/cards/" + card + "/segments/birthday-month",
                        Map.of("from", "2026-01-01", "until", "2026-02-01"))
                .statusCode(200);
        Map<String, Object> march = anonymous(store, "r2", 10_000);
        march.put("soldAt", "2026-03-05T09:00:00Z");

        claim(sold("r1", 10_000), card).statusCode(201).body("pointsEarned", equalTo(150));
        JsonPath later =
                post(till, "/v1/sales", march).statusCode(201).extract().jsonPath();
        claim(later, card).statusCode(201).body("pointsEarned", equalTo(100));
    }

    @Test
    void what_came_back_before_earns_nothing_and_what_comes_back_after_is_taken() {
        JsonPath sold = sold("r1", 10_000);
        back(sold, "c1", 4_000).statusCode(201).body("pointsReturned", equalTo(0));
        claim(sold, card).statusCode(201).body("pointsEarned", equalTo(100)).body("pointsReturned", equalTo(40));
        assertThat(available(card)).isEqualTo(60);

        back(sold, "c2", 6_000)
                .statusCode(201)
                .body("pointsReturned", equalTo(60))
                .body("identified", equalTo(false));

        assertThat(available(card)).isZero();
        get(till, "/v1/sales/" + sold.getString("saleId")).body("pointsReturned", equalTo(100));
    }

    @Test
    void a_claimed_sale_counts_for_the_tier_of_who_claimed_it() {
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/tier-scheme",
                        Map.of(
                                "qualifyBy",
                                "SPEND",
                                "window",
                                Map.of("kind", "CALENDAR", "unit", "YEAR"),
                                "tiers",
                                List.of(Map.of("code", "SILVER", "name", "Silver", "from", 5_000))))
                .statusCode(201);
        Map<String, Object> now = anonymous(store, "r1", 10_000);
        now.put("soldAt", Instant.now().toString());
        JsonPath sold = post(till, "/v1/sales", now).statusCode(201).extract().jsonPath();
        claim(sold, card).statusCode(201);

        eventually(() -> get(Tokens.admin(), "/v1/cards/" + card + "/tier")
                .statusCode(200)
                .body("tier", equalTo("SILVER")));
    }
}
