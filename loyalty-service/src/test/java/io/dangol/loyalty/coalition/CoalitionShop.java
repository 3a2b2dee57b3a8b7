package io.dangol.loyalty.coalition;

import static io.dangol.loyalty.CoalitionThings.coalition;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.CoalitionThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A coalition, and a till that takes its cards. */
abstract class CoalitionShop {

    static final String NUMBER = "8812345678901234";
    static final String OTHER = "8899999999999999";
    static final String DAYS = "?from=2026-01-05&until=2026-01-06";

    final Shop shop;
    final UUID partner = UUID.randomUUID();
    String store = "";
    String till = "";
    String code = "";

    CoalitionShop(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        store = shop.open(partner, CoalitionThings.CURRENCY);
        till = Tokens.of("pos", "sales:read sales:write receipts:claim")
                .partner(partner)
                .stores(store)
                .bearer();
        code = coalition();
    }

    @CanIgnoreReturnValue
    String sold(Map<String, Object> sale) {
        return post(till, "/v1/sales", new HashMap<>(sale))
                .statusCode(201)
                .extract()
                .path("saleId");
    }

    ValidatableResponse recognised(String by) {
        String partners =
                Tokens.of("partner-admin", "coalitions:read").partner(partner).bearer();
        return get(partners, "/v1/coalitions/" + code + "/recognition" + DAYS + "&groupBy=" + by)
                .statusCode(200);
    }
}
