package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;

import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of somebody's, as a test of access needs them. */
final class Things {

    private final Shop shop;

    Things(Shop shop) {
        this.shop = shop;
    }

    private Thing sending(Map<String, ?> content) {
        return Thing.of(UUID.randomUUID()).sending(content);
    }

    Thing toBeACard() {
        return sending(Map.of("programId", program("ALLOW")));
    }

    Thing toBeCards() {
        return sending(Map.of("programId", program("ALLOW"), "count", 2));
    }

    Thing aProduct() {
        return sending(Map.of("products", List.of(Map.of("sku", "S-" + UUID.randomUUID(), "name", "Bread"))));
    }

    Thing theTermsOfAProgram() {
        return sending(Map.of(
                "name",
                "Regulars",
                "currency",
                "GBP",
                "zone",
                "Europe/London",
                "earnRule",
                Map.of("points", 1, "perAmount", 100)));
    }

    /** In a programme with tiers, so that all of a card can be read. */
    Thing aCard() {
        String number = card(RuleThings.tiered(program("ALLOW")));
        return Thing.of(UUID.randomUUID()).with("number", number).listedAs(memberOf(number));
    }

    Thing aProgram() {
        return Thing.of(UUID.randomUUID()).with("id", program("ALLOW")).sending(Map.of("name", "Renamed"));
    }

    Thing toBeAdjusted() {
        // A partner is known by its stores.
        var unused = shop.open();
        return Thing.of(UUID.randomUUID())
                .sending(new HashMap<>(Map.of(
                        "cardNumber",
                        card(program("ALLOW")),
                        "points",
                        5,
                        "reason",
                        "GOODWILL",
                        "reference",
                        "t-" + UUID.randomUUID(),
                        "funderPartnerId",
                        Shop.PARTNER)));
    }

    /** Asked by another client than the one that will decide. */
    Thing anAdjustment() {
        Thing asked = toBeAdjusted();
        String id = post(Tokens.of("hq-agent", "adjustments:request").bearer(), "/v1/adjustments", content(asked))
                .statusCode(201)
                .extract()
                .path("adjustmentId");
        return Thing.of(UUID.randomUUID()).with("id", id).sending(Map.of());
    }

    private Thing aStore(UUID partner) {
        return Thing.of(partner).in(shop.open(partner, "GBP"));
    }

    Thing toBeSold() {
        return toBeSold(aStore(UUID.randomUUID()));
    }

    private Thing toBeSold(Thing store) {
        return store.sending(sale(code(store), "r-" + UUID.randomUUID(), 10_000, card(program("ALLOW"))));
    }

    Thing toBeSoldAsLine() {
        Thing sale = toBeSold();
        return sale.sending(Shop.json(content(sale)) + "\n").listedAs();
    }

    Thing aSale() {
        return made(toBeSold(), "/v1/sales", "saleId");
    }

    Thing toComeBackOfASale() {
        Thing sale = aSale();
        return sale.sending(new HashMap<>(Map.of(
                "storeCode",
                code(sale),
                "receiptNumber",
                "c-" + UUID.randomUUID(),
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", 100)),
                "totalAmount",
                100)));
    }

    /** Of a sale whose points wait for a delivery. */
    Thing toBeReleased() {
        Thing store = aStore(UUID.randomUUID());
        Map<String, ?> awaits = Map.of("event", "DELIVERED", "withinDays", 30, "otherwise", "OPEN");
        String program = program(Map.of("earnRule", Map.of("points", 1, "perAmount", 100, "awaits", awaits)));
        Thing asked = store.sending(sale(code(store), "r-" + UUID.randomUUID(), 10_000, card(program)));
        return made(asked, "/v1/sales", "saleId").sending(Map.of("event", "DELIVERED"));
    }

    Thing toComeBack() {
        Thing store = aStore(UUID.randomUUID());
        return store.sending(new HashMap<>(Map.of(
                "storeCode",
                code(store),
                "receiptNumber",
                "c-" + UUID.randomUUID(),
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "currency",
                "GBP",
                "lines",
                List.of(line("BREAD", 100)),
                "totalAmount",
                100)));
    }

    Thing toBeHeld() {
        Thing sale = aSale();
        return sale.sending(new HashMap<>(Map.of(
                "storeCode",
                code(sale),
                "cardNumber",
                String.valueOf(content(sale).get("cardNumber")),
                "points",
                1,
                "reference",
                "h-" + UUID.randomUUID())));
    }

    String aCardWithPoints() {
        return String.valueOf(content(toBeHeld()).get("cardNumber"));
    }

    /** As its member asks: for a store, by the card in the address. */
    Thing toBeHeldByMember() {
        Thing asked = toBeHeld();
        String number = String.valueOf(content(asked).remove("cardNumber"));
        return asked.with("number", number).listedAs(memberOf(number));
    }

    Thing heldByMember() {
        Thing asked = toBeHeldByMember();
        return made(asked, "/v1/cards/" + asked.parameters().get("number") + "/redemptions", "redemptionId")
                .sending(Map.of());
    }

    private static String memberOf(String card) {
        return given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/cards/" + card)
                .then()
                .extract()
                .path("memberId");
    }

    Thing aHold() {
        return made(toBeHeld(), "/v1/redemptions", "redemptionId").sending(Map.of());
    }

    Thing aSpentHold() {
        Thing asked = toBeHeld();
        content(asked).put("capture", true);
        return made(asked, "/v1/redemptions", "redemptionId").sending(Map.of("reference", "v-" + UUID.randomUUID()));
    }

    /** The content stays, so that more can be told of the same card. */
    private static Thing made(Thing asked, String path, String id) {
        return asked.with(
                "id",
                post(Tokens.admin(), path, content(asked))
                        .statusCode(201)
                        .extract()
                        .path(id));
    }

    private static String code(Thing thing) {
        return thing.stores().iterator().next();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(Thing thing) {
        return (Map<String, Object>) requireNonNull(thing.body());
    }
}
