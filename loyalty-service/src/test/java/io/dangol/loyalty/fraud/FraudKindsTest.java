package io.dangol.loyalty.fraud;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.fraud.FraudShop.reject;
import static io.dangol.loyalty.fraud.FraudShop.theLedgerHolds;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.CoalitionThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of rule by what tills and partners send. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FraudKindsTest {

    private final Shop shop;

    FraudKindsTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void what_was_only_told_of_can_be_withdrawn_too() {
        FraudShop at = new FraudShop(shop)
                .looksFor(Map.of(
                        "code", "till", "kind", "VELOCITY", "by", "TERMINAL", "moreThan", 1, "withinMinutes", 60));
        at.sells("1", 20, Map.of("terminalId", "T1"));
        at.sells("2", 10, Map.of("terminalId", "T2"));
        at.sells("3", 10, Map.of("terminalId", "T1"));
        String signal = at.raised(1).get(0);

        at.has(150, 0);
        reject(signal).statusCode(201).body("end.points", equalTo(50));

        at.has(100, 0);
        theLedgerHolds();
    }

    @Test
    void what_was_spent_offline_was_spent_when_the_till_says() {
        FraudShop at = new FraudShop(shop)
                .looksFor(Map.of(
                        "code",
                        "loop",
                        "kind",
                        "ACCRUE_THEN_CANCEL",
                        "by",
                        "CARD",
                        "moreThan",
                        1,
                        "withinMinutes",
                        60,
                        "afterMinutes",
                        30));
        at.sells("1", 300);
        at.takesBack(at.spendsOffline("a", 180));
        at.takesBack(at.spendsOffline("b", 170));
        at.takesBack(at.spendsOffline("c", 2));
        at.takesBack(at.spendsOffline("d", 1));

        at.raised(1);
        assertThat(shop.number("select count(*) from fraud_activity where kind = 'VOID' and after_seconds > 9000"
                        + " and program_id = '" + at.program + "'"))
                .isEqualTo(2);
    }

    @Test
    void what_is_brought_back_again_and_again_is_told_of() {
        FraudShop at = new FraudShop(shop)
                .looksFor(Map.of(
                        "code",
                        "loop",
                        "kind",
                        "ACCRUE_THEN_CANCEL",
                        "by",
                        "CASHIER",
                        "moreThan",
                        1,
                        "withinMinutes",
                        60,
                        "afterMinutes",
                        30));
        for (int i = 0; i < 3; i++) {
            String sale = at.sells("s" + i, 10, Map.of("cashier", "op-1"));
            at.givesBack(sale, "c" + i, 5_000);
        }

        at.raised(2);
        at.signals("?kind=ACCRUE_THEN_CANCEL&status=OPEN")
                .body("data.source", contains("RETURN", "RETURN"))
                .body("data.cashier", contains("op-1", "op-1"));
    }

    @Test
    void a_cash_receipt_that_is_claimed_hours_later_is_held() {
        Map<String, ?> terms = Map.of("currency", CoalitionThings.CURRENCY, "receiptClaimDays", 14);
        FraudShop at = new FraudShop(shop, terms, CoalitionThings.CURRENCY)
                .looksFor(Map.of(
                        "code",
                        "late",
                        "kind",
                        "LATE_ACCRUAL",
                        "action",
                        "HOLD",
                        "afterMinutes",
                        120,
                        "tender",
                        "CASH"));
        claim(at, "1", "CARD", 180);
        claim(at, "2", "CASH", 60);
        claim(at, "3", "CASH", 180);

        at.raised(1);
        at.signals("?kind=LATE_ACCRUAL").body("data.source", contains("CLAIM")).body("data.allowed", contains(120));
        at.has(20, 10);
    }

    private static void claim(FraudShop at, String receipt, String tender, int minutesAgo) {
        Map<String, Object> sale = CoalitionThings.anonymous(at.store, receipt, 1_000);
        sale.put("tender", tender);
        sale.put("soldAt", Instant.now().minus(minutesAgo, ChronoUnit.MINUTES).toString());
        String code = post(at.till, "/v1/sales", sale).statusCode(201).extract().path("claim.code");
        post(at.till, "/v1/receipt-claims", CoalitionThings.claiming(code, at.card))
                .statusCode(201);
    }

    @Test
    void staff_that_ring_up_their_own_cards_are_told_of_until_the_card_is_removed() {
        FraudShop at = new FraudShop(shop).looksFor(Map.of("code", "own", "kind", "STAFF_CARD", "ownCashier", true));
        Map<String, ?> naming = Map.of("storeCode", at.store, "cardNumber", at.card, "cashier", "op-1");
        String id = post(at.partnersToken(), "/v1/staff-cards", naming)
                .statusCode(201)
                .extract()
                .path("staffCardId");
        post(at.partnersToken(), "/v1/staff-cards", naming).statusCode(200).header("Idempotency-Replayed", "true");
        post(
                        at.partnersToken(),
                        "/v1/staff-cards",
                        Map.of("storeCode", at.store, "cardNumber", at.card, "cashier", "op-2"))
                .statusCode(409);

        at.sells("1", 10, Map.of("cashier", "op-2"));
        at.sells("2", 10, Map.of("cashier", "op-1"));
        at.raised(1);

        get(at.partnersToken(), "/v1/staff-cards").body("data.staffCardId", contains(id));
        given().auth()
                .oauth2(at.partnersToken())
                .delete("/v1/staff-cards/" + id)
                .then()
                .statusCode(204);
        get(at.partnersToken(), "/v1/staff-cards/" + id).statusCode(404);
    }
}
