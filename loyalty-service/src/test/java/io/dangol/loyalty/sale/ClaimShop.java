package io.dangol.loyalty.sale;

import static io.dangol.loyalty.CoalitionThings.CURRENCY;
import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.CoalitionThings.claimable;
import static io.dangol.loyalty.CoalitionThings.claiming;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A programme that lets receipts be claimed, a card of it and a till. */
abstract class ClaimShop {

    final Shop shop;
    String store = "";
    String till = "";
    String program = "";
    String card = "";

    ClaimShop(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        store = shop.open(Shop.PARTNER, CURRENCY);
        till = Shop.till(store);
        program = claimable(Map.of("pointsExpireAfterMonths", 600));
        card = card(program);
    }

    @AfterEach
    void theLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .body("holds", equalTo(true))
                .body("findings", hasSize(0));
    }

    JsonPath sold(String receipt, long amount) {
        return post(till, "/v1/sales", anonymous(store, receipt, amount))
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    ValidatableResponse claim(JsonPath sold, String cardNumber) {
        return post(till, "/v1/receipt-claims", claiming(sold.getString("claim.code"), cardNumber));
    }

    void refused(Map<String, Object> claim, String problem) {
        post(till, "/v1/receipt-claims", claim).statusCode(422).body("type", endsWith(problem));
    }

    ValidatableResponse back(JsonPath sold, String receipt, long amount) {
        Map<String, Object> back = new HashMap<>(Map.of(
                "storeCode", store,
                "receiptNumber", receipt,
                "returnedAt", "2026-01-06T09:00:00Z",
                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                "totalAmount", amount));
        return post(till, "/v1/sales/" + sold.getString("saleId") + "/returns", back);
    }
}
