package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.strangersTill;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What bonus rules give at the till. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BonusSaleTest extends BonusShop {

    BonusSaleTest(Shop shop) {
        super(shop);
    }

    @Test
    void a_sale_earns_by_the_base_rule_and_by_each_rule_that_applies() {
        rule("vip", Map.of("when", "'vip' in member.segments", "award", Map.of("points", 50, "of", "VISIT")));
        rule("online", Map.of("channels", List.of("ONLINE"), "award", Map.of("points", 7, "of", "VISIT")));
        put(Tokens.admin(), "/v1/cards/" + card + "/segments", Map.of("segments", List.of("vip", "early")))
                .statusCode(200)
                .body("segments", contains("early", "vip"));

        post(till, "/v1/sales/quote", sale(store, "1", 1_000, card))
                .body("pointsEarned", equalTo(60))
                .body("earnedBy.rule", contains(null, "vip"))
                .body("earnedBy.points", contains(10, 50));
        Map<String, Object> online = sale(store, "1", 1_000, card);
        online.put("channel", "ONLINE");
        String id = post(till, "/v1/sales", online)
                .statusCode(201)
                .body("pointsEarned", equalTo(67))
                .extract()
                .path("saleId");
        post(till, "/v1/sales", online).statusCode(200).body("pointsEarned", equalTo(67));

        get(Tokens.admin(), "/v1/sales/" + id + "/explanation")
                .body("facts.channel", equalTo("ONLINE"))
                .body("facts.segments", contains("early", "vip"))
                .body("rules.rule", contains(null, "online", "vip"))
                .body("rules.verdict", contains("APPLIES", "APPLIES", "APPLIES"))
                .body("rules.points", contains(10, 7, 50))
                .body("rules.lot.points", contains(10, 7, 50));
        get(till, "/v1/cards/" + card + "/lots").body("data", hasSize(3));
    }

    @Test
    void sales_at_once_share_the_cap_of_their_day() {
        rule("capped", Map.of("award", Map.of("points", 1, "of", "AMOUNT", "per", 10), "maxPointsPerDay", 250));

        List<Integer> points = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> post(till, "/v1/sales", sale(store, "r" + i, 1_000, card))
                        .statusCode(201)
                        .extract()
                        .<Integer>path("pointsEarned"))
                .toList();

        assertThat(points.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8 * 10 + 250);
    }

    @Test
    void those_who_share_the_cost_are_told_and_a_partner_sees_its_own_share_alone() {
        rule(
                "shared",
                Map.of(
                        "award", Map.of("points", 101, "of", "VISIT"),
                        "funding", List.of(Map.of("weight", 1), Map.of("partnerId", MAKER, "weight", 1))));
        String id = sold("1", 1_000, 111);

        get(Tokens.admin(), "/v1/sales/" + id + "/explanation")
                .body("rules[1].lot.funding.partnerId", contains(Shop.PARTNER.toString(), MAKER.toString()))
                .body("rules[1].lot.funding.points.sum()", equalTo(101));
        get(till, "/v1/sales/" + id + "/explanation")
                .body("rules[1].lot.funding.partnerId", contains(Shop.PARTNER.toString()));
        get(strangersTill(), "/v1/sales/" + id + "/explanation").statusCode(404);
    }

    @Test
    void a_condition_that_fails_at_the_till_gives_nothing_and_stops_nobody() {
        rule("odd", Map.of("when", "100 / (sale.totalSold - 1000) > 1", "award", Map.of("points", 5, "of", "VISIT")));

        String id = sold("1", 1_000, 10);

        get(till, "/v1/sales/" + id + "/explanation").body("rules", hasSize(1)).body("facts.segments", hasSize(0));
        get(Tokens.admin(), "/v1/sales/" + id + "/explanation")
                .body("rules[1].verdict", equalTo("CONDITION_FAILED"))
                .body("rules[1].lot", nullValue());
    }
}
