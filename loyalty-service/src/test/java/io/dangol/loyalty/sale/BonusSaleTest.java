package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
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
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bonus rules give at the till, and what their returns take. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BonusSaleTest {

    private static final UUID MAKER = UUID.randomUUID();

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String program = "";
    private String card = "";

    BonusSaleTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        store = shop.open();
        till = till(store);
        program = program(Map.of("pointsExpireAfterMonths", 600));
        card = card(program);
        // A partner is known by its stores.
        var unused = shop.open(MAKER, "GBP");
    }

    @AfterEach
    void theLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .body("holds", equalTo(true))
                .body("findings", hasSize(0));
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

        get(till, "/v1/sales/" + id + "/explanation")
                .body("facts.channel", equalTo("ONLINE"))
                .body("facts.segments", contains("early", "vip"))
                .body("rules.rule", contains(null, "online", "vip"))
                .body("rules.verdict", contains("APPLIES", "APPLIES", "APPLIES"))
                .body("rules.points", contains(10, 7, 50))
                .body("rules.lot.points", contains(10, 7, 50));
        get(till, "/v1/cards/" + card + "/lots").body("data", hasSize(3));
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
                .body("rules[1].lot.funding.points", contains(50, 51));
        get(till, "/v1/sales/" + id + "/explanation")
                .body("rules[1].lot.funding.partnerId", contains(Shop.PARTNER.toString()));
        get(strangersTill(), "/v1/sales/" + id + "/explanation").statusCode(404);
    }

    @Test
    void a_condition_that_fails_at_the_till_gives_nothing_and_stops_nobody() {
        rule("odd", Map.of("when", "100 / (sale.total - 1000) > 1", "award", Map.of("points", 5, "of", "VISIT")));

        String id = sold("1", 1_000, 10);

        get(till, "/v1/sales/" + id + "/explanation")
                .body("rules[1].verdict", equalTo("CONDITION_FAILED"))
                .body("rules[1].lot", nullValue());
    }

    private void rule(String code, Map<String, ?> terms) {
        Map<String, Object> all = new HashMap<>(Map.of("name", code));
        all.putAll(terms);
        int status = put(Tokens.admin(), "/v1/programs/" + program + "/rules/" + code, all)
                .extract()
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private String sold(String receipt, long amount, int points) {
        return post(till, "/v1/sales", sale(store, receipt, amount, card))
                .statusCode(201)
                .body("pointsEarned", equalTo(points))
                .extract()
                .path("saleId");
    }

    private ValidatableResponse back(String saleId, String receipt, long amount) {
        return post(till, "/v1/sales/" + saleId + "/returns", back(receipt, amount))
                .statusCode(201);
    }

    private Map<String, Object> back(String receipt, long amount) {
        return Map.of(
                "storeCode", store,
                "receiptNumber", receipt,
                "returnedAt", "2026-01-06T10:00:00Z",
                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                "totalAmount", amount);
    }
}
