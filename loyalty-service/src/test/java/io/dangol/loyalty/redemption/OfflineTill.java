package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A shop whose member has thirty points, and whose till tells what it did while it could not ask. */
final class OfflineTill {

    static final String CONFLICTS = "/v1/redemptions/conflicts";

    final UUID brand = UUID.randomUUID();
    String store = "";
    String till = "";
    String program = "";
    String card = "";

    private final Shop shop;
    /** Told again, it was at the same moment. */
    private final Map<String, String> moments = new ConcurrentHashMap<>();

    OfflineTill(Shop shop) {
        this.shop = shop;
    }

    void open() {
        store = shop.open();
        till = till(store);
        var unused = shop.open(brand, "GBP");
        program = program("ALLOW");
        card = card(program);
        post(till, "/v1/sales", sale(store, "1", 3_000, card)).statusCode(201);
    }

    void assertThatTheBooksAgree() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .statusCode(200)
                .body("findings.findAll { it.memberId == '" + member() + "' }", hasSize(0));
    }

    void allow(long perSale, long perDay) {
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/offline-allowance",
                        Map.of(
                                "pointsPerSale", perSale,
                                "pointsPerDay", perDay,
                                "toldWithinDays", 7,
                                "bearer", "PARTNER",
                                "bearerPartnerId", brand))
                .statusCode(200);
    }

    ValidatableResponse hold(String reference, long points, int seconds) {
        return post(
                till,
                "/v1/redemptions",
                Map.of(
                        "storeCode", store,
                        "cardNumber", card,
                        "points", points,
                        "reference", reference,
                        "expiresInSeconds", seconds));
    }

    ValidatableResponse tell(String reference, long points) {
        return post(till, "/v1/redemptions/offline", spent(reference, points));
    }

    Map<String, Object> spent(String reference, long points) {
        return new HashMap<>(Map.of(
                "storeCode", store,
                "cardNumber", card,
                "points", points,
                "reference", reference,
                "spentAt",
                        moments.computeIfAbsent(reference, any -> Instant.now().toString())));
    }

    String only(String reason) {
        return get(till, CONFLICTS + "?status=OPEN&storeCode=" + store)
                .statusCode(200)
                .body("data.reason", equalTo(List.of(reason)))
                .extract()
                .path("data[0].conflictId");
    }

    ValidatableResponse resolve(String conflict, Map<String, Object> how) {
        return post(Tokens.admin(), CONFLICTS + "/" + conflict + "/resolve", how);
    }

    private String member() {
        return get(till, "/v1/cards/" + card).extract().path("memberId");
    }

    long position(UUID partner) {
        return shop.number("select coalesce(sum(points), 0) from clearing where partner_id = '" + partner + "'");
    }
}
