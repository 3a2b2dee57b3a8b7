package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
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

/** Rewards, claims and vouchers, as tests need them. */
public final class RewardThings {

    private final Shop shop;

    public RewardThings(Shop shop) {
        this.shop = shop;
    }

    /** A partner is known by its stores. */
    private String known() {
        var unused = shop.open();
        return program("ALLOW");
    }

    /** A voucher of 5.00 for 10 points, with those terms beside or instead. */
    public static Map<String, Object> terms(String program, Map<String, ?> otherwise) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "programId",
                program,
                "code",
                "R-" + UUID.randomUUID(),
                "kind",
                "VOUCHER",
                "issuerPartnerId",
                Shop.PARTNER.toString(),
                "name",
                "Five off",
                "points",
                10,
                "voucher",
                Map.of("kind", "AMOUNT", "amountOff", 500)));
        terms.putAll(otherwise);
        terms.values().removeIf(""::equals);
        return terms;
    }

    public static String reward(String program, Map<String, ?> otherwise) {
        return post(Tokens.admin(), "/v1/rewards", terms(program, otherwise))
                .statusCode(201)
                .extract()
                .path("rewardId");
    }

    /** With ten percent off anything, and those terms beside or instead. */
    public static Map<String, Object> batchTerms(String program, int count, Map<String, ?> otherwise) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "programId",
                program,
                "name",
                "Mailing",
                "reference",
                "b-" + UUID.randomUUID(),
                "count",
                count,
                "issuerPartnerId",
                Shop.PARTNER.toString(),
                "value",
                Map.of("kind", "PERCENT", "percentOff", 10)));
        terms.putAll(otherwise);
        return terms;
    }

    /** Its id. */
    public String batch(int count, Map<String, ?> otherwise) {
        return post(Tokens.admin(), "/v1/voucher-batches", batchTerms(known(), count, otherwise))
                .statusCode(201)
                .extract()
                .path("batchId");
    }

    public List<String> codes(String batch) {
        return given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/voucher-batches/" + batch + "/codes")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    public static Map<String, Object> reserving(String code, String store, String reference, long total) {
        Map<String, Object> asked = validating(code, store, total);
        asked.put("reference", reference);
        return asked;
    }

    public static Map<String, Object> validating(String code, String store, long total) {
        return new HashMap<>(Map.of("code", code, "storeCode", store, "currency", "GBP", "totalAmount", total));
    }

    Thing toBeAReward() {
        return sending(terms(known(), Map.of()));
    }

    Thing aReward() {
        return Thing.of(UUID.randomUUID()).with("id", reward(known(), Map.of())).sending(Map.of("name", "Renamed"));
    }

    Thing toBeMoved() {
        return Thing.of(UUID.randomUUID())
                .with("id", reward(known(), Map.of("stock", 1)))
                .sending(new HashMap<>(Map.of("reference", "m-" + UUID.randomUUID(), "quantity", 5)));
    }

    Thing toBeABatch() {
        return sending(batchTerms(known(), 2, Map.of()));
    }

    Thing aBatch() {
        return Thing.of(UUID.randomUUID()).with("id", batch(2, Map.of())).sending(Map.of());
    }

    /** At a store of its own, by a card that has the points. */
    Thing toBeClaimed() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        String program = known();
        String card = card(program);
        post(Tokens.admin(), "/v1/sales", sale(store, "r-" + UUID.randomUUID(), 10_000, card))
                .statusCode(201);
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        return Thing.of(partner)
                .in(store)
                .with("id", reward(program, Map.of()))
                .listedAs(member)
                .sending(new HashMap<>(
                        Map.of("cardNumber", card, "reference", "c-" + UUID.randomUUID(), "storeCode", store)));
    }

    Thing aClaim() {
        Thing asked = toBeClaimed();
        String path = "/v1/rewards/" + asked.parameters().get("id") + "/claims";
        return made(asked, path, "claimId");
    }

    Thing toBeValidated() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        String code = codes(batch(1, Map.of())).get(0);
        return Thing.of(partner).in(store).sending(validating(code, store, 1_000));
    }

    Thing toBeReserved() {
        Thing asked = toBeValidated();
        content(asked).put("reference", "v-" + UUID.randomUUID());
        return asked;
    }

    Thing aReservation() {
        return made(toBeReserved(), "/v1/vouchers/reservations", "reservationId");
    }

    Thing aRedeemedReservation() {
        Thing reserved = aReservation();
        post(
                        Tokens.admin(),
                        "/v1/vouchers/reservations/" + reserved.parameters().get("id") + "/redeem",
                        Map.of())
                .statusCode(200);
        return reserved;
    }

    private static Thing made(Thing asked, String path, String id) {
        String made = post(Tokens.admin(), path, content(asked))
                .statusCode(201)
                .extract()
                .path(id);
        return asked.with("id", made).sending(Map.of());
    }

    private static Thing sending(Map<String, ?> content) {
        return Thing.of(UUID.randomUUID()).sending(content);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(Thing thing) {
        return (Map<String, Object>) requireNonNull(thing.body());
    }
}
