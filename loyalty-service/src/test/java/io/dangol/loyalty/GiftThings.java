package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What an operation on gifts needs to be there. */
final class GiftThings {

    private final Things things;

    GiftThings(Things things) {
        this.things = things;
    }

    AccessTable in(AccessTable table) {
        return table.headquarters("GET /v1/programs/{id}/gift-terms", this::someTerms)
                .headquarters("PUT /v1/programs/{id}/gift-terms", this::toBeTerms)
                .everybodys(AccessTest.AT_ANY_PARTNER, "POST /v1/gifts", this::toBeGiven)
                .alsoOfMembers(this::toBeGiven, "POST /v1/gifts")
                .headquarters("GET /v1/gifts/{id}", this::aGift)
                .alsoOfMembers(this::aGift, "GET /v1/gifts/{id}")
                .headquarters("GET /v1/cards/{number}/gifts", this::aGiversCard)
                .alsoOfMembers(this::aGiversCard, "GET /v1/cards/{number}/gifts")
                .headquarters("POST /v1/gifts/{id}/reverse", this::aGift);
    }

    Thing toBeTerms() {
        return things.aProgram().sending(Map.of("offered", true, "maxPoints", 500));
    }

    Thing someTerms() {
        Thing program = things.aProgram();
        offer(String.valueOf(program.parameters().get("id")));
        return program;
    }

    Thing toBeGiven() {
        Map<String, Object> gift = gift();
        return Thing.of(UUID.randomUUID()).listedAs(giver(gift)).sending(gift);
    }

    Thing aGift() {
        Map<String, Object> gift = gift();
        String id = given(gift);
        return Thing.of(UUID.randomUUID()).with("id", id).listedAs(giver(gift)).sending(Map.of());
    }

    Thing aGiversCard() {
        Map<String, Object> gift = gift();
        var unused = given(gift);
        String number = String.valueOf(gift.get("giverCardNumber"));
        return Thing.of(UUID.randomUUID()).with("number", number).listedAs(giver(gift));
    }

    private static void offer(String program) {
        put(Tokens.admin(), "/v1/programs/" + program + "/gift-terms", Map.of("offered", true))
                .statusCode(201);
    }

    private static String given(Map<String, Object> gift) {
        return post(Tokens.admin(), "/v1/gifts", gift).statusCode(201).extract().path("giftId");
    }

    private static String giver(Map<String, Object> gift) {
        return get(Tokens.admin(), "/v1/cards/" + gift.get("giverCardNumber"))
                .extract()
                .path("memberId");
    }

    private Map<String, Object> gift() {
        String giver = things.aCardWithPoints();
        String program = get(Tokens.admin(), "/v1/cards/" + giver).extract().path("programId");
        offer(program);
        return new HashMap<>(Map.of(
                "giverCardNumber",
                giver,
                "receiverCardNumber",
                card(program),
                "points",
                1,
                "reference",
                "g-" + UUID.randomUUID()));
    }
}
