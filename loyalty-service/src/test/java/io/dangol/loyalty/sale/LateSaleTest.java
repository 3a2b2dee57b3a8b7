package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A till was offline while the rules changed. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LateSaleTest extends BonusShop {

    LateSaleTest(Shop shop) {
        super(shop);
    }

    @Test
    void a_late_sale_earns_by_the_rules_that_were_in_force_when_it_was_sold_and_pins_them() {
        Instant withoutBonus = Instant.now();
        rule("double", perTen());
        Instant withBonus = Instant.now();
        remove("double");

        String first = late("1", withoutBonus, 10);
        String second = late("2", withBonus, 110);
        String third = late("3", Instant.now(), 10);

        assertThat(List.of(version(first), version(second), version(third))).containsExactly(1, 2, 3);
        get(till, "/v1/sales/" + second + "/explanation").body("rules.verdict", contains("APPLIES", "APPLIES"));
        returned(second, 500).body("pointsReturned", equalTo(55));
    }

    @Test
    void what_was_sold_before_the_programme_had_rules_earns_by_those_of_now() {
        rule("double", perTen());

        String id = sold("1", 1_000, 110);

        assertThat(version(id)).isEqualTo(2);
    }

    @Test
    void sales_of_different_times_share_a_member_and_a_cap() {
        rule("capped", Map.of("award", Map.of("points", 1, "of", "AMOUNT", "per", 10), "maxPointsPerMember", 150));
        Instant capped = Instant.now();
        remove("capped");

        var unusedNow = late("1", Instant.now(), 10);
        String first = late("2", capped, 110);
        var unusedSecond = late("3", capped, 60);

        assertThat(available(card)).isEqualTo(180);
        returned(first, 1_000).body("pointsReturned", equalTo(60));
    }

    @Test
    void a_late_sale_is_told_the_segments_of_its_moment_and_those_for_a_time_by_its_day() {
        rule("vip", Map.of("when", "'vip' in member.segments", "award", Map.of("points", 100, "of", "VISIT")));
        Instant none = Instant.now();
        segments(Map.of("segments", List.of("vip")));
        Instant vip = Instant.now();
        segments(Map.of("segments", List.of("early")));
        Instant early = Instant.now();

        String unusedFirst = late("1", none, 10);
        String second = late("2", vip, 110);
        String unusedThird = late("3", early, 10);
        // From before the card: it is taken in as what is known now.
        String unusedFourth = sold("4", 1_000, 10);
        segments(Map.of("segments", List.of(), "dated", List.of(Map.of("segment", "vip", "until", "2100-01-01"))));
        String unusedFifth = late("5", none, 110);

        get(Tokens.admin(), "/v1/sales/" + second + "/explanation").body("facts.segments", contains("vip"));
        returned(second, 1_000).body("pointsReturned", equalTo(110));
    }

    private ValidatableResponse returned(String saleId, long amount) {
        Map<String, Object> back = new HashMap<>(back("b", amount));
        back.put("returnedAt", Instant.now().toString());
        return post(till, "/v1/sales/" + saleId + "/returns", back).statusCode(201);
    }

    private void segments(Map<String, ?> segments) {
        put(Tokens.admin(), "/v1/cards/" + card + "/segments", segments).statusCode(200);
    }

    private static Map<String, ?> perTen() {
        return Map.of("award", Map.of("points", 1, "of", "AMOUNT", "per", 10));
    }

    private void remove(String code) {
        given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .delete("/v1/programs/" + program + "/rules/" + code)
                .then()
                .statusCode(204);
    }

    private String late(String receipt, Instant soldAt, int points) {
        Map<String, Object> sale = sale(store, receipt, 1_000, card);
        sale.put("soldAt", soldAt.toString());
        return post(till, "/v1/sales", sale)
                .statusCode(201)
                .body("pointsEarned", equalTo(points))
                .extract()
                .path("saleId");
    }

    private int version(String saleId) {
        return get(till, "/v1/sales/" + saleId).extract().path("ruleVersion");
    }
}
