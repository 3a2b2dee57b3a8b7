package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static io.restassured.RestAssured.given;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What tills count and what they contradict themselves in, for {@link AccessTest}. */
final class TillThings {

    private final Shop shop;

    TillThings(Shop shop) {
        this.shop = shop;
    }

    /** The table with what tills did without a connection, and what it left open. */
    AccessTable in(AccessTable table) {
        return table.callers("GET /v1/sales/batches/{batchId}")
                .listed("GET /v1/sales/conflicts", "data.receiptNumber", this::aConflict)
                .partners("GET /v1/sales/conflicts/{conflictId}", this::aConflict)
                .partners("POST /v1/sales/conflicts/{conflictId}/resolve", this::aConflict)
                .listed("GET /v1/terminals", "data.terminalId", this::aTerminalWithAGap)
                .listed("GET /v1/terminals/gaps", "data.terminalId", this::aTerminalWithAGap)
                .listed("GET /v1/terminals/duplicates", "data.terminalId", this::aTerminalWithAGap)
                .partners("POST /v1/terminals/resets", this::toBeReset);
    }

    Thing aConflict() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        String receipt = "r-" + UUID.randomUUID();
        post(Tokens.admin(), "/v1/sales", sale(store, receipt, 100)).statusCode(201);
        post(Tokens.admin(), "/v1/sales", sale(store, receipt, 200)).statusCode(409);
        String conflict = given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/sales/conflicts?storeCode=" + store)
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].conflictId");
        return Thing.of(partner)
                .in(store)
                .with("conflictId", conflict)
                .listedAs(receipt)
                .sending(new HashMap<>(Map.of("decision", "KEEP_FIRST", "reference", "ticket-1")));
    }

    /** And with a number that came twice. */
    Thing aTerminalWithAGap() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        String terminal = "T-" + UUID.randomUUID();
        for (int number : new int[] {1, 3, 3}) {
            Map<String, Object> sale = sale(store, "r-" + UUID.randomUUID(), 100);
            sale.put("terminalId", terminal);
            sale.put("sequenceNumber", number);
            post(Tokens.admin(), "/v1/sales", sale).statusCode(201);
        }
        return Thing.of(partner).in(store).listedAs(terminal);
    }

    Thing toBeReset() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        return Thing.of(partner)
                .in(store)
                .sending(new HashMap<>(Map.of(
                        "storeCode",
                        store,
                        "terminalId",
                        "T1",
                        "since",
                        "2026-01-05T12:00:00Z",
                        "reference",
                        "swap-" + UUID.randomUUID())));
    }
}
