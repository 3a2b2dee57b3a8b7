package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Rows;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points that paid for a sale come back with it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PaidWithPointsTest {

    private final Shop shop;
    private final Rows rows;
    private String store = "";
    private String till = "";
    private String card = "";

    PaidWithPointsTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        card = card(program(Map.of("pointsExpireAfterMonths", 600)));
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
    }

    @Test
    void points_that_paid_for_a_sale_come_back_with_it_in_proportion_and_wholly_in_the_end() {
        spend("a", 61, "r");
        post(till, "/v1/sales", sale(store, "r", 6_000)).statusCode(201);
        String id = saleId("r");

        preview(id, "c1", 1_000).statusCode(200).body("pointsGivenBack", equalTo(10));
        takeBack(id, "c1", 1_000).statusCode(201).body("pointsGivenBack", equalTo(10));
        assertThat(available(card)).isEqualTo(49);
        takeBack(id, "c2", 2_000).body("pointsGivenBack", equalTo(20));
        takeBack(id, "c1", 1_000).statusCode(200).body("pointsGivenBack", equalTo(10));
        takeBack(id, "c3", 3_000).body("pointsGivenBack", equalTo(31));

        assertThat(available(card)).isEqualTo(100);
        assertThatTheLedgerHolds();
    }

    @Test
    void what_comes_back_pays_for_what_is_taken_back_so_that_nobody_owes() {
        post(till, "/v1/sales", sale(store, "r", 5_000, card)).statusCode(201);
        spend("a", 150, "r");
        assertThat(available(card)).isZero();

        takeBack(saleId("r"), "c", 5_000)
                .statusCode(201)
                .body("pointsGivenBack", equalTo(150))
                .body("pointsReturned", equalTo(50))
                .body("balance.available", equalTo(100));

        get(Tokens.admin(), "/v1/cards/" + card + "/balance").body("owed", equalTo(0));
        assertThatTheLedgerHolds();
    }

    @Test
    void what_was_voided_before_the_return_does_not_come_back_again() {
        post(till, "/v1/sales", sale(store, "r", 6_000)).statusCode(201);
        String redemption = spend("a", 60, "r");
        giveBack(redemption, Map.of("reference", "v", "points", 50)).statusCode(201);

        takeBack(saleId("r"), "c1", 3_000).body("pointsGivenBack", equalTo(5));
        takeBack(saleId("r"), "c2", 3_000).body("pointsGivenBack", equalTo(5));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_payment_that_was_swapped_for_another_comes_back_as_the_other_alone() {
        post(till, "/v1/sales", sale(store, "r", 6_000)).statusCode(201);
        giveBack(spend("a", 60, "r"), Map.of("reference", "v")).statusCode(201);
        spend("b", 60, "r");

        takeBack(saleId("r"), "c1", 3_000).body("pointsGivenBack", equalTo(30));
        takeBack(saleId("r"), "c2", 3_000).body("pointsGivenBack", equalTo(30));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_payment_that_is_captured_after_the_return_comes_back_at_once() {
        post(till, "/v1/sales", sale(store, "r", 6_000)).statusCode(201);
        String id = post(till, "/v1/redemptions", asked("a", 60, "r"))
                .body("receiptNumber", equalTo("r"))
                .extract()
                .path("redemptionId");
        takeBack(saleId("r"), "c1", 3_000).body("pointsGivenBack", equalTo(0));

        post(till, "/v1/redemptions/" + id + "/capture", Map.of())
                .statusCode(200)
                .body("captured", equalTo(60))
                .body("voided", equalTo(30))
                .body("balance.available", equalTo(70));
        takeBack(saleId("r"), "c2", 3_000).body("pointsGivenBack", equalTo(30));

        assertThat(available(card)).isEqualTo(100);
        assertThatTheLedgerHolds();
    }

    @Test
    void what_headquarters_took_back_at_another_partner_s_store_cannot_come_back_again() {
        post(till, "/v1/sales", sale(store, "r", 6_000, card)).statusCode(201);
        String elsewhere = shop.open(UUID.randomUUID(), "GBP");
        Map<String, Object> back = new HashMap<>(back("c1", 4_000));
        back.put("storeCode", elsewhere);
        post(Tokens.admin(), "/v1/sales/" + saleId("r") + "/returns", back).statusCode(201);

        takeBack(saleId("r"), "c2", 2_001).statusCode(422).body("type", endsWith(":return-exceeds-sale"));
        takeBack(saleId("r"), "c2", 2_000).statusCode(201).body("pointsReturned", equalTo(20));
    }

    @Test
    void returns_captures_and_voids_of_one_receipt_at_once_give_back_what_was_paid_and_no_more() {
        post(till, "/v1/sales", sale(store, "r", 6_000)).statusCode(201);
        String sale = saleId("r");
        List<String> holds = IntStream.range(0, 4)
                .mapToObj(i -> post(till, "/v1/redemptions", asked("h" + i, 20, "r"))
                        .extract()
                        .<String>path("redemptionId"))
                .toList();

        IntStream.range(0, 16).parallel().forEach(i -> {
            String hold = "/v1/redemptions/" + holds.get(i % 4);
            ValidatableResponse answer = i < 4
                    ? post(till, hold + "/capture", Map.of())
                    : i < 8 ? giveBack(holds.get(i % 4), Map.of("reference", "v")) : takeBack(sale, "c" + i, 750);
            assertThat(answer.extract().statusCode()).isIn(200, 201, 409);
        });

        holds.forEach(hold -> get(till, "/v1/redemptions/" + hold).body("voided", equalTo(20)));
        assertThat(available(card)).isEqualTo(100);
        assertThatTheLedgerHolds();
    }

    @Test
    void a_preview_writes_nothing() {
        post(till, "/v1/sales", sale(store, "r", 6_000, card)).statusCode(201);
        String id = saleId("r");
        List<Long> before = rows.counted();

        preview(id, "c", 6_000)
                .statusCode(200)
                .body("recorded", equalTo(false))
                .body("pointsReturned", equalTo(60))
                .body("balance.available", equalTo(100));
        preview(id, "c", 6_001).statusCode(422).body("type", endsWith(":return-exceeds-sale"));

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(card)).isEqualTo(160);
    }

    @CanIgnoreReturnValue
    private String spend(String reference, long points, @Nullable String receipt) {
        Map<String, Object> asked = asked(reference, points, receipt);
        asked.put("capture", true);
        return post(till, "/v1/redemptions", asked).statusCode(201).extract().path("redemptionId");
    }

    private Map<String, Object> asked(String reference, long points, @Nullable String receipt) {
        Map<String, Object> asked =
                new HashMap<>(Map.of("storeCode", store, "cardNumber", card, "points", points, "reference", reference));
        if (receipt != null) {
            asked.put("receiptNumber", receipt);
        }
        return asked;
    }

    private ValidatableResponse giveBack(String redemption, Map<String, ?> body) {
        return post(till, "/v1/redemptions/" + redemption + "/voids", body);
    }

    private String saleId(String receipt) {
        return shop.text("select s.id from sale s join store t on t.id = s.store_id where t.code = '" + store
                + "' and s.receipt_number = '" + receipt + "'");
    }

    private ValidatableResponse takeBack(String sale, String receipt, long amount) {
        return post(till, "/v1/sales/" + sale + "/returns", back(receipt, amount));
    }

    private ValidatableResponse preview(String sale, String receipt, long amount) {
        return post(till, "/v1/sales/" + sale + "/returns/preview", back(receipt, amount));
    }

    private Map<String, Object> back(String receipt, long amount) {
        return Map.of(
                "storeCode",
                store,
                "receiptNumber",
                receipt,
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", amount)),
                "totalAmount",
                amount);
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
