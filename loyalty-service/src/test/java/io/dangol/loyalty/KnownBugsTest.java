package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.json;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other loyalty systems are known to get wrong, by name. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class KnownBugsTest {

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String card = "";

    KnownBugsTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        card = card(program("REFUSE"));
        var unused = sold("first", 10_000);
    }

    @AfterEach
    void theLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    @Test
    void a_hold_ignored_in_the_balance_check() {
        held("a", 60, null).statusCode(201);
        held("b", 41, null).statusCode(422).body("type", endsWith(":insufficient-points"));
        held("c", 40, null).statusCode(201);
    }

    @Test
    void a_refused_hold_captured_later() {
        held("a", 101, null).statusCode(422);
        var unused = sold("more", 10_000);

        // The same reference asks anew: nothing was kept of what was refused.
        String id = held("a", 101, null).statusCode(201).extract().path("redemptionId");
        post(till, "/v1/redemptions/" + id + "/capture", Map.of()).statusCode(200);
        assertThat(available(card)).isEqualTo(99);
    }

    @Test
    void voided_twice() {
        String id = spent("a", 60, null);

        post(till, "/v1/redemptions/" + id + "/voids", Map.of("reference", "v")).statusCode(201);
        post(till, "/v1/redemptions/" + id + "/voids", Map.of("reference", "v")).statusCode(200);
        post(till, "/v1/redemptions/" + id + "/voids", Map.of("reference", "w")).statusCode(409);
        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_second_refund_answered_409_yet_applied() {
        String sale = sold("s", 5_000);
        back(sale, "r", 1_000).statusCode(201);

        back(sale, "r", 2_000).statusCode(409).body("type", endsWith(":receipt-conflict"));

        assertThat(available(card)).isEqualTo(140);
        get(till, "/v1/sales/" + sale).body("returnedAmount", equalTo(1_000));
    }

    @Test
    void a_retry_with_a_new_request_id_but_the_same_receipt() {
        for (String request : List.of("one", "two", "three")) {
            int status = given().auth()
                    .oauth2(till)
                    .contentType("application/json")
                    .header("Idempotency-Key", request)
                    .header("X-Correlation-Id", request)
                    .body(sale(store, "s", 5_000, card))
                    .post("/v1/sales")
                    .statusCode();
            assertThat(status).isEqualTo(request.equals("one") ? 201 : 200);
        }
        assertThat(available(card)).isEqualTo(150);
    }

    @Test
    void a_refund_floored_piece_by_piece() {
        // 99 points for 9,999: pieces of 3,333 are 33.33 points each.
        String sale = sold("s", 9_999);

        back(sale, "r1", 3_333).body("pointsReturned", equalTo(33));
        back(sale, "r2", 3_333).body("pointsReturned", equalTo(33));
        back(sale, "r3", 3_333).body("pointsReturned", equalTo(33));
        String other = sold("t", 150);
        back(other, "t1", 50).body("pointsReturned", equalTo(0));
        back(other, "t2", 50).body("pointsReturned", equalTo(1));
        back(other, "t3", 50).body("pointsReturned", equalTo(0));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_refund_restoring_twice_what_was_paid() {
        var unused = spent("p", 50, "s");
        String sale = sold("s", 5_000);

        back(sale, "r1", 2_500).body("pointsGivenBack", equalTo(25));
        back(sale, "r1", 2_500).statusCode(200);
        back(sale, "r2", 2_500).body("pointsGivenBack", equalTo(25));
        back(sale, "r3", 1).statusCode(422).body("type", endsWith(":return-exceeds-sale"));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_claw_back_before_the_restoration() {
        // All 150 are spent on it: had the 50 that it earned been taken first, the return would have been refused.
        String sale = sold("s", 5_000);
        var unused = spent("p", 150, "s");

        back(sale, "r", 5_000)
                .statusCode(201)
                .body("pointsGivenBack", equalTo(150))
                .body("pointsReturned", equalTo(50));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void the_same_points_spent_twice_by_another_kind_of_document() {
        String program = get(till, "/v1/cards/" + card).extract().path("programId");
        String reward = RewardThings.reward(program, Map.of("points", 41));
        held("a", 60, null).statusCode(201);

        post(
                        till,
                        "/v1/rewards/" + reward + "/claims",
                        Map.of("cardNumber", card, "reference", "c1", "storeCode", store))
                .statusCode(422)
                .body("type", endsWith(":insufficient-points"));
        adjusted(-41).statusCode(422).body("type", endsWith(":insufficient-points"));

        assertThat(available(card)).isEqualTo(40);
    }

    @Test
    void an_offline_retry_that_doubles_points() {
        Map<String, Object> sale = sale(store, "s", 5_000, card);
        post(till, "/v1/sales", sale).statusCode(201);

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(till)
                    .contentType("application/x-ndjson")
                    .body((json(sale) + "\n" + json(sale) + "\n").getBytes(UTF_8))
                    .post("/v1/sales/batches")
                    .then()
                    .statusCode(200);
        }

        assertThat(available(card)).isEqualTo(150);
    }

    private String sold(String receipt, long amount) {
        return post(till, "/v1/sales", sale(store, receipt, amount, card))
                .statusCode(201)
                .extract()
                .path("saleId");
    }

    private ValidatableResponse held(String reference, long points, @Nullable String receipt) {
        Map<String, Object> asked =
                new HashMap<>(Map.of("storeCode", store, "reference", reference, "cardNumber", card, "points", points));
        if (receipt != null) {
            asked.put("receiptNumber", receipt);
        }
        return post(till, "/v1/redemptions", asked);
    }

    private String spent(String reference, long points, @Nullable String receipt) {
        String id = held(reference, points, receipt).statusCode(201).extract().path("redemptionId");
        post(till, "/v1/redemptions/" + id + "/capture", Map.of()).statusCode(200);
        return id;
    }

    private ValidatableResponse back(String sale, String receipt, long amount) {
        return post(
                till,
                "/v1/sales/" + sale + "/returns",
                Map.of(
                        "storeCode", store,
                        "receiptNumber", receipt,
                        "returnedAt", "2026-01-06T10:00:00Z",
                        "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                        "totalAmount", amount));
    }

    private ValidatableResponse adjusted(long points) {
        String scopes = "adjustments:read adjustments:request adjustments:approve";
        String id = post(
                        Tokens.of("hq-admin", scopes).bearer(),
                        "/v1/adjustments",
                        Map.of("cardNumber", card, "points", points, "reason", "MISUSE", "reference", "m-" + card))
                .statusCode(201)
                .extract()
                .path("adjustmentId");
        return post(Tokens.of("hq-admin", scopes).bearer(), "/v1/adjustments/" + id + "/approve", Map.of());
    }
}
