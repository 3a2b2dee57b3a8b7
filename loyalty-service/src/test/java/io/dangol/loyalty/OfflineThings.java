package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tills tell that could not ask. */
final class OfflineThings {

    private final Shop shop;

    OfflineThings(Shop shop) {
        this.shop = shop;
    }

    AccessTable in(AccessTable table) {
        return table.headquarters("PUT /v1/programs/{id}/offline-allowance", this::toBeAllowed)
                .headquarters("GET /v1/programs/{id}/offline-allowance", this::anAllowance)
                .partners("POST /v1/redemptions/offline", this::toBeSpent)
                .listed("GET /v1/redemptions/conflicts", "data.reference", this::aRedemptionInConflict)
                .partners("GET /v1/redemptions/conflicts/{conflictId}", this::aRedemptionInConflict)
                .headquarters("POST /v1/redemptions/conflicts/{conflictId}/resolve", this::aRedemptionInConflict)
                .partners("POST /v1/returns/offline", this::toComeBack)
                .listed("GET /v1/returns/conflicts", "data.receiptNumber", this::aReturnInConflict)
                .partners("GET /v1/returns/conflicts/{conflictId}", this::aReturnInConflict)
                .partners("POST /v1/returns/conflicts/{conflictId}/resolve", this::aReturnInConflict);
    }

    /** All that a partner keeps of it: what was posted, and what was not. */
    static void told(String till, String store, String card) {
        post(till, "/v1/redemptions/offline", spent(store, card)).statusCode(201);
        Map<String, Object> tooMuch = spent(store, card);
        tooMuch.put("points", 1_000);
        post(till, "/v1/redemptions/offline", tooMuch).statusCode(409);
        Map<String, Object> early = back(store);
        early.put("saleReceiptNumber", "not-yet");
        post(till, "/v1/returns/offline", early).statusCode(202);
    }

    Thing toBeAllowed() {
        return Thing.of(UUID.randomUUID())
                .with("id", program("ALLOW"))
                .sending(new HashMap<>(
                        Map.of("pointsPerSale", 10, "pointsPerDay", 20, "toldWithinDays", 7, "bearer", "STORE")));
    }

    Thing anAllowance() {
        String program = program("ALLOW");
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/offline-allowance",
                        Map.of("pointsPerSale", 10, "pointsPerDay", 20, "toldWithinDays", 7, "bearer", "STORE"))
                .statusCode(200);
        return Thing.of(UUID.randomUUID()).with("id", program);
    }

    Thing toBeSpent() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        String card = card(program("ALLOW"));
        post(Tokens.admin(), "/v1/sales", sale(store, "r1", 5_000, card)).statusCode(201);
        return Thing.of(partner).in(store).sending(spent(store, card));
    }

    Thing aRedemptionInConflict() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        Map<String, Object> spent = spent(store, card(program("ALLOW")));
        post(Tokens.admin(), "/v1/redemptions/offline", spent).statusCode(409);
        return Thing.of(partner)
                .in(store)
                .with("conflictId", conflict("/v1/redemptions/conflicts", store))
                .listedAs(String.valueOf(spent.get("reference")))
                .sending(new HashMap<>(Map.of("decision", "REJECT", "ticket", "t")));
    }

    Thing toComeBack() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        post(Tokens.admin(), "/v1/sales", sale(store, "r1", 5_000)).statusCode(201);
        return Thing.of(partner).in(store).sending(back(store));
    }

    Thing aReturnInConflict() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        Map<String, Object> back = back(store);
        post(Tokens.admin(), "/v1/returns/offline", back).statusCode(202);
        return Thing.of(partner)
                .in(store)
                .with("conflictId", conflict("/v1/returns/conflicts", store))
                .listedAs(String.valueOf(back.get("receiptNumber")))
                .sending(new HashMap<>(Map.of("decision", "REJECT", "ticket", "t")));
    }

    private static Map<String, Object> spent(String store, String card) {
        return new HashMap<>(Map.of(
                "storeCode",
                store,
                "cardNumber",
                card,
                "points",
                5,
                "reference",
                "p-" + UUID.randomUUID(),
                "spentAt",
                "2026-01-05T09:00:00Z"));
    }

    private static Map<String, Object> back(String store) {
        return new HashMap<>(Map.of(
                "storeCode",
                store,
                "receiptNumber",
                "c-" + UUID.randomUUID(),
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "saleReceiptNumber",
                "r1",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", 100)),
                "totalAmount",
                100));
    }

    private static String conflict(String path, String store) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .get(path + "?storeCode=" + store)
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].conflictId");
    }
}
