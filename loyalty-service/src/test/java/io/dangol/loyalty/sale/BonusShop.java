package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A programme with bonus rules, a card and a till. */
abstract class BonusShop {

    static final UUID MAKER = UUID.randomUUID();

    final Shop shop;
    String store = "";
    String till = "";
    String card = "";
    String program = "";

    BonusShop(Shop shop) {
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

    void rule(String code, Map<String, ?> terms) {
        Map<String, Object> all = new HashMap<>(Map.of("name", code));
        all.putAll(terms);
        int status = put(Tokens.admin(), "/v1/programs/" + program + "/rules/" + code, all)
                .extract()
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    String sold(String receipt, long amount, int points) {
        return post(till, "/v1/sales", sale(store, receipt, amount, card))
                .statusCode(201)
                .body("pointsEarned", equalTo(points))
                .extract()
                .path("saleId");
    }

    ValidatableResponse back(String saleId, String receipt, long amount) {
        return post(till, "/v1/sales/" + saleId + "/returns", back(receipt, amount))
                .statusCode(201);
    }

    Map<String, Object> back(String receipt, long amount) {
        return Map.of(
                "storeCode", store,
                "receiptNumber", receipt,
                "returnedAt", "2026-01-06T10:00:00Z",
                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                "totalAmount", amount);
    }
}
