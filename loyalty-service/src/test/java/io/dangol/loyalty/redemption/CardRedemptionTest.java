package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a member does with its own points. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CardRedemptionTest {

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String program = "";
    private String card = "";
    private String member = "";

    CardRedemptionTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        program = program("ALLOW");
        card = card(program);
        member = member(card);
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
    }

    @Test
    void what_a_member_holds_for_a_store_its_till_finds_by_the_card_and_takes() {
        String id = hold("basket", 60)
                .statusCode(201)
                .body("status", equalTo("OPEN"))
                .body("reference", equalTo("basket"))
                .body("balance.available", equalTo(40))
                .extract()
                .path("redemptionId");
        hold("basket", 60).statusCode(200).body("redemptionId", equalTo(id));
        hold("basket", 61).statusCode(409).body("type", endsWith(":reference-conflict"));

        get(till, redemptions(card) + "?status=OPEN").body("data.redemptionId", contains(id));
        post(till, "/v1/redemptions/" + id + "/capture", Map.of("points", 50)).statusCode(200);

        get(member, redemptions(card)).body("data.captured", contains(50));
        get(till, redemptions(card) + "?status=OPEN").body("data", empty());
        assertThat(available(card)).isEqualTo(50);
    }

    @Test
    void a_member_takes_back_what_it_held_and_nothing_of_the_till_s() {
        String own = hold("basket", 60).extract().path("redemptionId");
        String tills = post(
                        till,
                        "/v1/redemptions",
                        Map.of("storeCode", store, "cardNumber", card, "points", 10, "reference", "basket"))
                .statusCode(201)
                .extract()
                .path("redemptionId");

        release(member, card, own).statusCode(200).body("status", equalTo("RELEASED"));
        release(member, card, own).statusCode(200);
        release(member, card, tills).statusCode(404);

        post(till, "/v1/redemptions/" + own + "/capture", Map.of()).statusCode(409);
        post(till, "/v1/redemptions/" + tills + "/capture", Map.of()).statusCode(200);
        assertThat(available(card)).isEqualTo(90);
    }

    @Test
    void what_a_member_held_and_the_shop_took_for_a_receipt_comes_back_with_it() {
        String id = hold("basket", 60).extract().path("redemptionId");
        String capture = "/v1/redemptions/" + id + "/capture";
        post(till, capture, Map.of("points", 45, "receiptNumber", "W1"))
                .statusCode(200)
                .body("receiptNumber", equalTo("W1"));
        String sale = post(till, "/v1/sales", sale(store, "W1", 4_500, card))
                .extract()
                .path("saleId");

        post(till, capture, Map.of("points", 45, "receiptNumber", "W1")).statusCode(200);
        post(till, capture, Map.of("points", 45)).statusCode(200);
        post(till, capture, Map.of("points", 45, "receiptNumber", "W2"))
                .statusCode(409)
                .body("type", endsWith(":pays-for-other-receipt"))
                .body("errors[0].pointer", equalTo("#/receiptNumber"));
        hold("basket", 60).statusCode(200).body("redemptionId", equalTo(id));

        back(sale, "C1", 1_500).body("pointsGivenBack", equalTo(15)).body("pointsReturned", equalTo(15));
        back(sale, "C2", 3_000).body("pointsGivenBack", equalTo(30)).body("pointsReturned", equalTo(30));

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_receipt_that_was_named_when_it_was_held_stays() {
        String id = post(
                        till,
                        "/v1/redemptions",
                        Map.of(
                                "storeCode",
                                store,
                                "cardNumber",
                                card,
                                "points",
                                10,
                                "reference",
                                "p",
                                "receiptNumber",
                                "R1"))
                .extract()
                .path("redemptionId");

        post(till, "/v1/redemptions/" + id + "/capture", Map.of("receiptNumber", "R2"))
                .statusCode(409)
                .body("type", endsWith(":pays-for-other-receipt"));

        get(till, "/v1/redemptions/" + id).body("status", equalTo("OPEN")).body("receiptNumber", equalTo("R1"));
        post(till, "/v1/redemptions/" + id + "/capture", Map.of()).body("receiptNumber", equalTo("R1"));
    }

    @Test
    void nobody_holds_or_sees_another_one_s() {
        String id = hold("basket", 60).extract().path("redemptionId");
        String other = card(program);
        String stranger = member(other);

        hold(stranger, card, "x", 1).statusCode(404);
        get(stranger, redemptions(card)).statusCode(404);
        release(stranger, other, id).statusCode(404);
        release(stranger, card, id).statusCode(404);
        get(till(shop.open()), redemptions(card)).statusCode(200).body("data", empty());
        post(till(shop.open()), "/v1/redemptions/" + id + "/capture", Map.of()).statusCode(404);
        post(member, "/v1/redemptions/" + id + "/capture", Map.of()).statusCode(403);
        hold("more", 41).statusCode(422).body("type", endsWith(":insufficient-points"));
    }

    private ValidatableResponse back(String sale, String receipt, long amount) {
        Map<String, Object> goods = Map.of(
                "storeCode", store,
                "receiptNumber", receipt,
                "returnedAt", "2026-01-06T09:00:00Z",
                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                "totalAmount", amount);
        return post(till, "/v1/sales/" + sale + "/returns", goods).statusCode(201);
    }

    private ValidatableResponse hold(String reference, long points) {
        return hold(member, card, reference, points);
    }

    private ValidatableResponse hold(String token, String number, String reference, long points) {
        return post(token, redemptions(number), Map.of("storeCode", store, "points", points, "reference", reference));
    }

    private static ValidatableResponse release(String token, String number, String id) {
        return post(token, redemptions(number) + "/" + id + "/release", Map.of());
    }

    private static String redemptions(String number) {
        return "/v1/cards/" + number + "/redemptions";
    }

    private static String member(String card) {
        String id = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        return Tokens.member("memberId", UUID.fromString(id)).bearer();
    }
}
