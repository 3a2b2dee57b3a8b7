package io.dangol.loyalty.funding;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A partner with a store of its own, and what headquarters and tills do to it. */
final class Dealer {

    final UUID partner = UUID.randomUUID();
    final String store;
    private final Shop shop;
    private int receipts;

    Dealer(Shop shop) {
        this.shop = shop;
        this.store = shop.open(partner, "GBP");
    }

    @CanIgnoreReturnValue
    Dealer upTo(long points) {
        put(Tokens.admin(), path(), Map.of("line", "LIMITED", "points", points)).statusCode(200);
        return this;
    }

    void withoutLimit() {
        put(Tokens.admin(), path(), Map.of("line", "UNLIMITED")).statusCode(200);
    }

    String path() {
        return "/v1/funding-accounts/" + partner;
    }

    ValidatableResponse pays(String kind, String reference, long points) {
        return post(
                Tokens.admin(), path() + "/payments", Map.of("kind", kind, "reference", reference, "points", points));
    }

    /** @return the sale's id */
    @CanIgnoreReturnValue
    String sells(String card, long points) {
        return post(Tokens.admin(), "/v1/sales", sale(store, "r" + receipts++, points * 100, card))
                .statusCode(201)
                .body("pointsEarned", equalTo((int) points))
                .extract()
                .path("saleId");
    }

    void takesBack(String sale, long points) {
        post(
                        Tokens.admin(),
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                "c" + receipts++,
                                "returnedAt",
                                "2026-01-06T09:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", points * 100)),
                                "totalAmount",
                                points * 100))
                .statusCode(201);
    }

    JsonPath account() {
        return get(Tokens.admin(), path()).statusCode(200).extract().jsonPath();
    }

    void assertThatItGave(long exposure, long pending) {
        assertThat(account().getLong("exposure")).isEqualTo(exposure);
        assertThat(account().getLong("pending")).isEqualTo(pending);
    }

    /** What the books say, added up anew: all that it gave, and what of it waits. */
    void assertThatTheBooksSayTheSame(long paid) {
        long given = -shop.number("select coalesce(sum(points), 0) from posting where account in ('FUNDER', 'BREAKAGE')"
                + " and owner_id = '" + partner + "'");
        long waiting = shop.number("select coalesce(sum(remaining), 0) from lot where funder_id = '" + partner
                + "' and waits_for like '%FUNDING%'");
        assertThatItGave(given - waiting - paid, waiting);
    }
}
