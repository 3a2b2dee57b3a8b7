package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What returns take of what bonus rules gave. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BonusReturnTest extends BonusShop {

    BonusReturnTest(Shop shop) {
        super(shop);
    }

    @Test
    void a_bonus_for_a_large_basket_goes_with_what_makes_it_small() {
        rule("large", Map.of("when", "sale.total >= 5000", "award", Map.of("points", 200, "of", "VISIT")));
        String id = sold("1", 6_000, 260);

        post(till, "/v1/sales/" + id + "/returns/preview", back("p", 1_500)).body("pointsReturned", equalTo(215));
        back(id, "b1", 1_000).body("pointsReturned", equalTo(10));
        back(id, "b2", 500).body("pointsReturned", equalTo(205));
        back(id, "b3", 4_500).body("pointsReturned", equalTo(45));

        assertThat(available(card)).isZero();
    }

    @Test
    void what_a_sale_leaves_over_counts_for_the_next_and_goes_with_it() {
        rule("fifty", Map.of("award", Map.of("points", 1, "of", "AMOUNT", "per", 5_000), "carryRemainder", true));
        String first = sold("1", 3_000, 30);
        String second = sold("2", 2_000, 21);

        back(first, "b1", 3_000).body("pointsReturned", equalTo(31));
        back(second, "b2", 2_000).body("pointsReturned", equalTo(20));

        assertThat(available(card)).isZero();
        var unused = sold("3", 5_000, 51);
    }

    @Test
    void a_cap_that_sales_shared_is_given_back_by_the_last_of_them_from_where_it_was_given() {
        rule("capped", Map.of("award", Map.of("points", 1, "of", "AMOUNT", "per", 10), "maxPointsPerDay", 100));
        String first = sold("1", 1_000, 110);
        String second = sold("2", 500, 5);

        back(first, "b1", 1_000).body("pointsReturned", equalTo(60));
        back(second, "b2", 500).body("pointsReturned", equalTo(55));

        assertThat(available(card)).isZero();
        get(till, "/v1/cards/" + card + "/balance").body("owed", equalTo(0));
    }

    @Test
    void a_set_is_broken_by_the_return_of_one_of_its_parts() {
        rule(
                "set",
                Map.of(
                        "when",
                        "lines.exists(l, l.sku == 'TEAPOT') && lines.exists(l, l.sku == 'CUP')",
                        "award",
                        Map.of("points", 50, "of", "VISIT")));
        Map<String, Object> sale = sale(store, "1", 3_000, card);
        sale.put("lines", List.of(Shop.line("TEAPOT", 2_000), Shop.line("CUP", 1_000)));
        String id = post(till, "/v1/sales", sale)
                .body("pointsEarned", equalTo(80))
                .extract()
                .path("saleId");

        Map<String, Object> cup = new HashMap<>(back("b", 1_000));
        cup.put("lines", List.of(Map.of("lineNumber", 2, "amount", 1_000)));
        post(till, "/v1/sales/" + id + "/returns", cup).statusCode(201).body("pointsReturned", equalTo(60));
    }

    @Test
    void a_sale_keeps_the_rules_and_the_facts_it_was_told() {
        rule(
                "vip",
                Map.of("when", "'vip' in member.segments", "award", Map.of("points", 1, "of", "AMOUNT", "per", 10)));
        var unused = put(Tokens.admin(), "/v1/cards/" + card + "/segments", Map.of("segments", List.of("vip")));
        String id = sold("1", 1_000, 110);
        put(Tokens.admin(), "/v1/cards/" + card + "/segments", Map.of("segments", List.of()))
                .statusCode(200);
        rule("vip", Map.of("when", "false", "award", Map.of("points", 1, "of", "VISIT")));

        back(id, "b1", 300).body("pointsReturned", equalTo(33));
        back(id, "b2", 700).body("pointsReturned", equalTo(77));

        assertThat(available(card)).isZero();
        get(till, "/v1/sales/" + id + "/explanation")
                .body("rules.verdict", contains("APPLIES", "APPLIES"))
                .body("rules.returned", contains(10, 100));
    }

    @Test
    void a_tier_feeds_the_rules_and_a_sale_keeps_the_one_it_was_made_in() {
        rule("gold", Map.of("when", "member.tier == 'gold'", "award", Map.of("points", 0.5, "of", "BASE_POINTS")));
        var unused = sold("1", 1_100, 11);
        shop.execute("update member set tier = 'gold' where id = (select member_id from card where number = '" + card
                + "')");
        String id = sold("2", 1_100, 16);
        shop.execute("update member set tier = null where tier = 'gold'");

        get(till, "/v1/sales/" + id + "/explanation")
                .body("facts.tier", equalTo("gold"))
                .body("rules[1].exact", equalTo(5.5f));
        back(id, "b", 1_100).body("pointsReturned", equalTo(16));
    }
}
