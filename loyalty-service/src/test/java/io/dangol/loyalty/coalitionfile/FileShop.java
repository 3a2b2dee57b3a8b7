package io.dangol.loyalty.coalitionfile;

import static io.dangol.loyalty.CoalitionThings.coalition;
import static io.dangol.loyalty.Shop.post;

import io.dangol.loyalty.CoalitionThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A store at which a coalition's cards are shown, and lines of its file. */
abstract class FileShop {

    static final String CARD = "8812345678901234";
    static final String OTHER = "8899999999999999";
    static final String JANUARY = "period=2026-01";

    final Shop shop;
    final UUID partner = UUID.randomUUID();
    String store = "";
    String code = "";

    FileShop(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        store = shop.open(partner, CoalitionThings.CURRENCY);
        code = coalition();
    }

    void sold(Map<String, Object> sale) {
        post(Tokens.admin(), "/v1/sales", sale).statusCode(201);
    }

    String line(String receipt, String card, long amount) {
        return String.join(",", store, receipt, "2026-01-05T18:00:00+09:00", card, amount + ",80,96\n");
    }

    String files() {
        return "/v1/coalitions/" + code + "/files";
    }

    String file(ValidatableResponse answer) {
        return files() + "/" + answer.extract().path("fileId");
    }
}
