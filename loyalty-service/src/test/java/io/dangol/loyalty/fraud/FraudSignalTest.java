package io.dangol.loyalty.fraud;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.fraud.FraudShop.SECOND_IN_AN_HOUR;
import static io.dangol.loyalty.fraud.FraudShop.reject;
import static io.dangol.loyalty.fraud.FraudShop.release;
import static io.dangol.loyalty.fraud.FraudShop.theLedgerHolds;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the till to the end of a review. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FraudSignalTest {

    private final Shop shop;

    FraudSignalTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void points_of_a_sale_too_many_wait_until_somebody_releases_them() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        String first = at.sells("1", 20);
        String second = at.sells("2", 10, Map.of("cashier", "op-17", "terminalId", "T1"));

        String signal = at.raised(1).get(0);

        at.has(50, 50);
        get(at.partnersToken(), "/v1/fraud-signals/" + signal)
                .statusCode(200)
                .body("saleId", equalTo(second))
                .body("cashier", equalTo("op-17"))
                .body("terminalId", equalTo("T1"))
                .body("measured", equalTo(2))
                .body("allowed", equalTo(1))
                .body("pointsHeld", equalTo(50))
                .body("status", equalTo("OPEN"))
                .body("end", nullValue());
        get(at.till, "/v1/sales/" + first).statusCode(200);

        release(signal).statusCode(201).body("status", equalTo("RELEASED")).body("end.points", equalTo(50));
        release(signal).statusCode(200).header("Idempotency-Replayed", "true");
        reject(signal).statusCode(409).body("type", endsWith(":signal-ended"));

        at.has(100, 0);
        theLedgerHolds();
    }

    @Test
    void what_comes_back_of_a_sale_under_review_is_taken_from_it_and_the_rest_is_released() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 20);
        String second = at.sells("2", 10);
        String signal = at.raised(1).get(0);

        at.givesBack(second, "c1", 2_000);
        at.has(50, 30);
        release(signal).statusCode(201).body("end.points", equalTo(30));
        at.has(80, 0);
        at.givesBack(second, "c2", 3_000);

        at.has(50, 0);
        theLedgerHolds();
    }

    @Test
    void what_came_back_altogether_is_not_withdrawn_as_well() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 20);
        String second = at.sells("2", 10);
        String signal = at.raised(1).get(0);

        at.givesBack(second, "c1", 5_000);
        reject(signal).statusCode(201).body("end.points", equalTo(0));

        at.has(50, 0);
        theLedgerHolds();
    }

    @Test
    void what_was_withdrawn_is_not_taken_from_the_member_by_a_later_return() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 20);
        String second = at.sells("2", 10);
        String signal = at.raised(1).get(0);

        reject(signal).statusCode(201).body("status", equalTo("REJECTED")).body("end.points", equalTo(50));
        at.has(50, 0);
        at.givesBack(second, "c1", 5_000);

        at.has(50, 0);
        theLedgerHolds();
    }

    @Test
    void two_signals_of_a_sale_hold_it_until_both_are_released() {
        FraudShop at = new FraudShop(shop)
                .looksFor(
                        SECOND_IN_AN_HOUR,
                        Map.of(
                                "code",
                                "cashier",
                                "kind",
                                "VELOCITY",
                                "action",
                                "HOLD",
                                "by",
                                "CASHIER",
                                "moreThan",
                                1,
                                "withinMinutes",
                                60));
        at.sells("1", 20, Map.of("cashier", "op-1"));
        at.sells("2", 10, Map.of("cashier", "op-1"));
        List<String> both = at.raised(2);

        release(both.get(0)).statusCode(201).body("end.points", equalTo(0));
        at.has(50, 50);
        release(both.get(1)).statusCode(201).body("end.points", equalTo(50));

        at.has(100, 0);
    }

    @Test
    void a_partner_sees_its_own_and_ends_none() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 20);
        at.sells("2", 10);
        String signal = at.raised(1).get(0);
        String strangers = Tokens.of("partner-admin", "fraud:read")
                .partner(UUID.randomUUID())
                .bearer();

        get(strangers, "/v1/fraud-signals").body("data", hasSize(0));
        get(strangers, "/v1/fraud-signals?partnerId=" + at.partner).body("data", hasSize(0));
        get(strangers, "/v1/fraud-signals/" + signal).statusCode(404);
        get(Tokens.admin(), "/v1/fraud-signals?partnerId=" + at.partner).body("data.signalId", contains(signal));
        post(at.partnersToken(), "/v1/fraud-signals/" + signal + "/releases", Map.of("reason", "GENUINE"))
                .statusCode(403);
    }

    @Test
    void rules_say_clearly_what_they_look_for() {
        String program = Shop.program(Map.of());
        Map<String, ?> unclear = Map.of("code", "a", "kind", "VELOCITY", "by", "CARD", "moreThan", 1);

        FraudShop.rule(program, List.of(unclear))
                .statusCode(422)
                .body("type", endsWith(":fraud-rule-unclear"))
                .body("errors[0].pointer", equalTo("#/rules/0/withinMinutes"));
        Map<String, ?> ofTwoDays =
                Map.of("code", "a", "kind", "VELOCITY", "by", "TERMINAL", "moreThan", 1, "withinMinutes", 1_441);
        FraudShop.rule(program, List.of(ofTwoDays))
                .statusCode(422)
                .body("type", endsWith(":fraud-window-too-long"))
                .body("errors[0].pointer", equalTo("#/rules/0/withinMinutes"));
        FraudShop.rule(program, List.of(SECOND_IN_AN_HOUR, SECOND_IN_AN_HOUR))
                .statusCode(422)
                .body("type", endsWith(":fraud-rule-named-twice"));
        get(Tokens.admin(), "/v1/programs/" + program + "/fraud-rules").statusCode(404);
        FraudShop.rule(program, List.of(SECOND_IN_AN_HOUR)).statusCode(201).header("ETag", "\"1\"");
        FraudShop.rule(program, List.of()).statusCode(428);
    }
}
