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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was spent comes back. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class VoidTest {

    private final Shop shop;
    private final Rows rows;
    private String store = "";
    private String till = "";
    private String card = "";

    VoidTest(Shop shop, Rows rows) {
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
    void all_that_was_spent_comes_back_into_its_lot() {
        String lots = lots();
        String id = spend("a", 60, null);
        assertThat(available(card)).isEqualTo(40);

        giveBack(id, Map.of("reference", "v"))
                .statusCode(201)
                .body("status", equalTo("CAPTURED"))
                .body("captured", equalTo(60))
                .body("voided", equalTo(60))
                .body("balance.available", equalTo(100));

        assertThat(available(card)).isEqualTo(100);
        assertThat(lots()).isEqualTo(lots);
        assertThatTheLedgerHolds();
    }

    @Test
    void it_comes_back_in_parts_and_never_more_than_was_spent() {
        String id = spend("a", 60, null);

        giveBack(id, Map.of("reference", "v1", "points", 25)).body("voided", equalTo(25));
        giveBack(id, Map.of("reference", "v2", "points", 36))
                .statusCode(422)
                .body("type", endsWith(":void-exceeds-redemption"));
        giveBack(id, Map.of("reference", "v3")).body("voided", equalTo(60));
        giveBack(id, Map.of("reference", "v4")).statusCode(409).body("type", endsWith(":nothing-captured"));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void voided_twice_by_the_same_reference_it_comes_back_once() {
        String id = spend("a", 60, null);
        giveBack(id, Map.of("reference", "v", "points", 10)).statusCode(201);
        List<Long> before = rows.counted();

        giveBack(id, Map.of("reference", "v", "points", 10))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("voided", equalTo(10));
        giveBack(id, Map.of("reference", "v", "points", 11))
                .statusCode(409)
                .body("type", endsWith(":reference-conflict"));
        giveBack(id, Map.of("reference", "v")).statusCode(409);

        assertThat(available(card)).isEqualTo(50);
        assertThat(rows.counted()).isEqualTo(before);
    }

    @Test
    void a_hold_that_is_open_or_was_released_has_nothing_to_give_back() {
        String id =
                post(till, "/v1/redemptions", asked("a", 60, null)).extract().path("redemptionId");
        giveBack(id, Map.of("reference", "v")).statusCode(409).body("type", endsWith(":nothing-captured"));
        post(till, "/v1/redemptions/" + id + "/release", Map.of()).statusCode(200);

        giveBack(id, Map.of("reference", "v")).statusCode(409).body("type", endsWith(":nothing-captured"));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_void_of_another_store_s_redemption_finds_none() {
        String id = spend("a", 60, null);

        post(till(shop.open()), "/v1/redemptions/" + id + "/voids", Map.of("reference", "v"))
                .statusCode(404);

        assertThat(available(card)).isEqualTo(40);
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

    private String lots() {
        return get(till, "/v1/cards/" + card + "/lots")
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
