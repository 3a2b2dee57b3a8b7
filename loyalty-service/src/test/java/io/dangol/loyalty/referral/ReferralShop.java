package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.codeOf;
import static io.dangol.loyalty.ReferralThings.registering;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A shop, and the words in which tests speak of who brings whom. */
abstract class ReferralShop {

    final Shop shop;
    final ReferralRewards rewards;
    final String hq = Tokens.admin();
    String store = "";

    ReferralShop(Shop shop, ReferralRewards rewards) {
        this.shop = shop;
        this.rewards = rewards;
    }

    @BeforeEach
    void open() {
        store = shop.open();
    }

    void settled(String id) {
        boolean unused = rewards.settle(UUID.fromString(id));
    }

    static String referral(String friend, String fresh) {
        return register(codeOf(friend), fresh).statusCode(201).extract().path("referralId");
    }

    static ValidatableResponse register(String code, String card) {
        return post(Tokens.admin(), "/v1/referrals", registering(code, card));
    }

    @CanIgnoreReturnValue
    String buy(String card, String receipt, long amount) {
        return buy(card, receipt, amount, Instant.now());
    }

    @CanIgnoreReturnValue
    String buy(String card, String receipt, long amount, Instant at) {
        Map<String, Object> sale = sale(store, receipt, amount, card);
        sale.put("soldAt", at.toString());
        return post(till(store), "/v1/sales", sale).statusCode(201).extract().path("saleId");
    }

    void back(String sale, String receipt, long amount) {
        back(sale, receipt, amount, Instant.now());
    }

    void back(String sale, String receipt, long amount, Instant at) {
        post(
                        till(store),
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode", store,
                                "receiptNumber", receipt,
                                "returnedAt", at.toString(),
                                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount", amount))
                .statusCode(201);
    }

    static String status(String id) {
        return get(Tokens.admin(), "/v1/referrals/" + id).extract().path("status");
    }

    static long pending(String card) {
        return get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("pending");
    }

    static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").statusCode(200).body("holds", equalTo(true));
    }
}
