package io.dangol.loyalty.backtest;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule is run over the past before it is let loose. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BacktestTest {

    private static final UUID MAKER = UUID.randomUUID();

    private final Shop shop;
    private String program = "";
    private String card = "";
    private String store = "";

    BacktestTest(Shop shop) {
        this.shop = shop;
    }

    /** Two sales in January, one of which comes back by half, and one in February; another programme's in between. */
    @BeforeEach
    void sell() {
        program = program("ALLOW");
        card = card(program);
        store = shop.open();
        String sale = sold("1", 2_000, "2026-01-05T09:00:00Z", card);
        var unused = sold("2", 1_000, "2026-01-31T23:00:00Z", card);
        unused = sold("3", 1_000, "2026-02-01T00:30:00Z", card);
        unused = sold("4", 9_000, "2026-01-20T09:00:00Z", card(program("ALLOW")));
        post(
                        till(store),
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                "b",
                                "returnedAt",
                                "2026-01-06T10:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", 1_000)),
                                "totalAmount",
                                1_000))
                .statusCode(201);
        unused = shop.open(MAKER, "GBP");
    }

    @Test
    void it_says_what_members_would_have_kept_by_partner_and_by_month() {
        String before =
                get(till(store), "/v1/cards/" + card + "/balance").extract().asString();

        ValidatableResponse done = tried(
                "draft",
                "2026-01-01",
                "2026-03-01",
                Map.of(
                        "name", "Draft",
                        "award", Map.of("points", 1, "of", "AMOUNT", "per", 10),
                        "funding", List.of(Map.of("weight", 1), Map.of("partnerId", MAKER, "weight", 3))));

        done.body("result.sales", equalTo(3))
                .body("result.awarded", equalTo(3))
                .body("result.members", equalTo(1))
                .body("result.points", equalTo(300))
                .body("result.pointsEarned", equalTo(40))
                .body("result.byMonth.month", contains("2026-01", "2026-02"))
                .body("result.byMonth.points", contains(200, 100));
        Map<String, Integer> cost = new HashMap<>();
        done.extract()
                .<List<Map<String, Object>>>path("result.byPartner")
                .forEach(partner -> cost.put((String) partner.get("partnerId"), (Integer) partner.get("points")));
        assertThat(cost).isEqualTo(Map.of(Shop.PARTNER.toString(), 75, MAKER.toString(), 225));
        assertThat(available(card)).isEqualTo(30);
        assertThat(get(till(store), "/v1/cards/" + card + "/balance").extract().<Integer>path("balance"))
                .isEqualTo(30);
        assertThat(before).contains("\"balance\":30");
        get(Tokens.admin(), "/v1/programs/" + program + "/rules").body("data.size()", equalTo(0));
    }

    @Test
    void it_says_what_that_comes_to_once_it_is_known_what_a_point_is_worth() {
        Map<String, Object> terms = Map.of(
                "name", "Draft",
                "award", Map.of("points", 1, "of", "AMOUNT", "per", 10),
                "funding", List.of(Map.of("weight", 1), Map.of("partnerId", MAKER, "weight", 3)));
        tried("draft", "2026-01-01", "2026-03-01", terms).body("worth", nullValue());
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/point-values/2020-01-01",
                        Map.of("value", 0.5, "expectedRedemptionRate", 0.8))
                .statusCode(200);

        tried("draft", "2026-01-01", "2026-03-01", terms)
                .body("worth.currency", equalTo("GBP"))
                .body("worth.amount", equalTo(150))
                .body("worth.expectedAmount", equalTo(120))
                .body("worth.byPartner.amount.sum()", equalTo(150));
    }

    @Test
    void a_condition_is_asked_of_what_was_sold_and_of_what_was_kept() {
        tried(
                        "large",
                        "2026-01-01",
                        "2026-02-01",
                        Map.of(
                                "name", "Large",
                                "when", "sale.total >= 2000",
                                "award", Map.of("points", 50, "of", "VISIT")))
                .body("result.sales", equalTo(2))
                .body("result.awarded", equalTo(0))
                .body("result.points", equalTo(0));
    }

    @Test
    void a_rule_that_stands_is_tried_as_it_stands_with_its_caps() {
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/rules/capped",
                        Map.of(
                                "name",
                                "Capped",
                                "award",
                                Map.of("points", 1, "of", "AMOUNT", "per", 10),
                                "maxPointsPerMember",
                                120))
                .statusCode(201);

        tried("capped", "2026-01-01", "2026-02-01", null).body("result.points", equalTo(120));
        ask("unknown", "2026-01-01", "2026-02-01", null).statusCode(404).body("type", endsWith(":no-such-rule"));
        ask("capped", "2026-02-01", "2026-02-01", null).statusCode(422).body("errors[0].pointer", equalTo("#/until"));
    }

    private ValidatableResponse tried(String code, String from, String until, @Nullable Map<String, ?> terms) {
        String location = ask(code, from, until, terms)
                .statusCode(202)
                .body("status", equalTo("QUEUED"))
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/v1/"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> get(Tokens.admin(), path).body("status", equalTo("DONE")));
        return get(Tokens.admin(), path);
    }

    private ValidatableResponse ask(String code, String from, String until, @Nullable Map<String, ?> terms) {
        Map<String, Object> request = new HashMap<>(Map.of("from", from, "until", until));
        if (terms != null) {
            request.put("terms", terms);
        }
        return post(Tokens.admin(), "/v1/programs/" + program + "/rules/" + code + "/backtest", request);
    }

    private String sold(String receipt, long amount, String at, String by) {
        Map<String, Object> sale = sale(store, receipt, amount, by);
        sale.put("soldAt", at);
        return post(till(store), "/v1/sales", sale).statusCode(201).extract().path("saleId");
    }
}
