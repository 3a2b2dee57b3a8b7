package io.dangol.loyalty.gift;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Members of one programme, and the words in which tests speak of them. */
final class Friends {

    final Shop shop;
    final String store;
    final String program;
    private final Map<String, String> cards = new HashMap<>();

    Friends(Shop shop, Map<String, ?> terms, String... names) {
        this.shop = shop;
        this.store = shop.open();
        this.program = Shop.program(Map.of("negativeBalancePolicy", "ALLOW", "pointsExpireAfterMonths", 240));
        put(Tokens.admin(), "/v1/programs/" + program + "/gift-terms", terms).statusCode(201);
        for (String name : names) {
            cards.put(name, Shop.card(program));
        }
    }

    String card(String name) {
        return Objects.requireNonNull(cards.get(name));
    }

    String member(String name) {
        return shop.text("select member_id from card where number = '" + card(name) + "'");
    }

    String tokenOf(String name) {
        return Tokens.member("memberId", UUID.fromString(member(name))).bearer();
    }

    String till() {
        return Shop.till(store);
    }

    @CanIgnoreReturnValue
    String sell(String name, long points) {
        return post(till(), "/v1/sales", sale(store, "r-" + UUID.randomUUID(), points * 100, card(name)))
                .statusCode(201)
                .extract()
                .path("saleId");
    }

    Map<String, Object> gift(String giver, String receiver, long points) {
        return new HashMap<>(Map.of(
                "giverCardNumber",
                card(giver),
                "receiverCardNumber",
                card(receiver),
                "points",
                points,
                "reference",
                "g-" + UUID.randomUUID()));
    }

    ValidatableResponse give(String giver, String receiver, long points) {
        return post(Tokens.admin(), "/v1/gifts", gift(giver, receiver, points));
    }

    @CanIgnoreReturnValue
    String given(String giver, String receiver, long points) {
        return give(giver, receiver, points).statusCode(201).extract().path("giftId");
    }

    ValidatableResponse reverse(String giftId) {
        return post(Tokens.admin(), "/v1/gifts/" + giftId + "/reverse", Map.of());
    }

    @CanIgnoreReturnValue
    String spend(String name, long points, boolean capture) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "storeCode",
                store,
                "cardNumber",
                card(name),
                "points",
                points,
                "reference",
                "h-" + UUID.randomUUID(),
                "capture",
                capture));
        return post(till(), "/v1/redemptions", wish).statusCode(201).extract().path("redemptionId");
    }

    long available(String name) {
        return Shop.available(card(name));
    }

    List<Map<String, Object>> lots(String name) {
        return get(Tokens.admin(), "/v1/cards/" + card(name) + "/lots")
                .extract()
                .jsonPath()
                .getList("data");
    }

    long events(String type, String id) {
        return shop.number("select count(*) from event_log where type = 'io.dangol.loyalty." + type
                + ".v1' and payload like '%" + id + "%'");
    }

    /** What partners came to owe each other by all entries of these members. */
    long clearing() {
        return shop.number("select count(*) from clearing c join ledger_entry e on e.id = c.entry_id join member m"
                + " on m.id = e.member_id where m.program_id = '" + program + "'");
    }

    void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .body("findings", equalTo(List.of()))
                .body("holds", equalTo(true));
    }
}
