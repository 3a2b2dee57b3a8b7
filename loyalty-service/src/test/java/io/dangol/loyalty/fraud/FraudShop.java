package io.dangol.loyalty.fraud;

import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;

/** A shop that looks for fraud, and the words in which tests speak of it. */
final class FraudShop {

    static final Map<String, ?> SECOND_IN_AN_HOUR = Map.of(
            "code", "second", "kind", "VELOCITY", "action", "HOLD", "by", "CARD", "moreThan", 1, "withinMinutes", 60);

    final UUID partner = UUID.randomUUID();
    final Shop shop;
    final String store;
    final String till;
    final String program;
    final String card;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    FraudShop(Shop shop, Map<String, ?> terms, String currency) {
        this.shop = shop;
        this.store = shop.open(partner, currency);
        this.till = Tokens.of("pos", "sales:read sales:write cards:read redemptions:write receipts:claim")
                .partner(partner)
                .stores(store)
                .bearer();
        this.program = Shop.program(terms);
        this.card = Shop.card(program);
    }

    FraudShop(Shop shop) {
        this(shop, Map.of("pointsExpireAfterMonths", 24), "GBP");
    }

    FraudShop looksFor(Map<String, ?> rule) {
        rule(program, List.of(rule)).statusCode(201);
        return this;
    }

    FraudShop looksFor(Map<String, ?> one, Map<String, ?> other) {
        rule(program, List.of(one, other)).statusCode(201);
        return this;
    }

    static ValidatableResponse rule(String program, List<Map<String, ?>> rules) {
        return Shop.put(Tokens.admin(), "/v1/programs/" + program + "/fraud-rules", Map.of("rules", rules));
    }

    /** For 50.00, which is 50 points, so many minutes ago. */
    @CanIgnoreReturnValue
    String sells(String receipt, int minutesAgo, Map<String, ?> otherwise) {
        Map<String, Object> sale = Shop.sale(store, receipt, 5_000, card);
        sale.put("soldAt", now.minus(minutesAgo, ChronoUnit.MINUTES).toString());
        sale.putAll(otherwise);
        return post(till, "/v1/sales", sale).statusCode(201).extract().path("saleId");
    }

    @CanIgnoreReturnValue
    String sells(String receipt, int minutesAgo) {
        return sells(receipt, minutesAgo, Map.of());
    }

    void givesBack(String sale, String receipt, long amount) {
        post(
                        till,
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                receipt,
                                "returnedAt",
                                now.toString(),
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount",
                                amount))
                .statusCode(201);
    }

    /** Ten points. */
    String spendsOffline(String reference, int minutesAgo) {
        Map<String, Object> spent = Map.of(
                "storeCode",
                store,
                "cardNumber",
                card,
                "points",
                10,
                "reference",
                reference,
                "spentAt",
                now.minus(minutesAgo, ChronoUnit.MINUTES).toString());
        return post(till, "/v1/redemptions/offline", spent)
                .statusCode(201)
                .extract()
                .path("redemption.redemptionId");
    }

    void takesBack(String redemption) {
        post(till, "/v1/redemptions/" + redemption + "/voids", Map.of("reference", "v"))
                .statusCode(201);
    }

    String partnersToken() {
        return Tokens.of("partner-admin", "fraud:read staff-cards:read staff-cards:write")
                .partner(partner)
                .bearer();
    }

    ValidatableResponse signals(String query) {
        return get(partnersToken(), "/v1/fraud-signals" + query).statusCode(200);
    }

    /** Once there are so many, their ids, oldest first. */
    @CanIgnoreReturnValue
    List<String> raised(int count) {
        List<String> ids = new ArrayList<>();
        eventually(() -> {
            ids.clear();
            ids.addAll(signals("").extract().jsonPath().getList("data.signalId", String.class));
            assertThat(ids).hasSize(count);
        });
        return ids;
    }

    static ValidatableResponse release(String signal) {
        return post(
                Tokens.admin(),
                "/v1/fraud-signals/" + signal + "/releases",
                Map.of("reason", "GENUINE", "reference", "case-17"));
    }

    static ValidatableResponse reject(String signal) {
        return post(Tokens.admin(), "/v1/fraud-signals/" + signal + "/rejections", Map.of("reason", "FRAUD"));
    }

    void has(int available, int pending) {
        get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .body("available", Matchers.equalTo(available))
                .body("pending", Matchers.equalTo(pending));
    }

    static void theLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", Matchers.equalTo(true));
    }
}
