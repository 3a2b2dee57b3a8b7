package io.dangol.loyalty.fraud;

import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.fraud.FraudShop.SECOND_IN_AN_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.fraud.Activity.Kind;
import io.dangol.loyalty.fraud.Detection.Told;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is looked at once is looked at, whatever breaks off and whatever comes again. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class DetectionTest {

    private final Shop shop;
    private final Detection detection;
    private final FraudUpkeep upkeep;
    private final Transactions transactions;

    DetectionTest(Shop shop, Detection detection, FraudUpkeep upkeep, Transactions transactions) {
        this.shop = shop;
        this.detection = detection;
        this.upkeep = upkeep;
        this.transactions = transactions;
    }

    @Test
    void a_look_that_breaks_off_leaves_nothing_and_one_that_is_repeated_adds_nothing() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 20);
        String second = at.sells("2", 10);
        unlook(at, second, at.raised(1).get(0));
        at.has(100, 0);

        assertThatThrownBy(() -> look(at, second, true)).hasMessage("Crash");
        assertThat(signals(at)).isZero();
        at.has(100, 0);
        assertThat(look(at, second, false)).isOne();
        assertThat(look(at, second, false)).isZero();

        assertThat(signals(at)).isOne();
        at.has(50, 50);
    }

    @Test
    void a_programme_that_looks_for_nothing_keeps_nothing() {
        FraudShop at = new FraudShop(shop);
        String sale = at.sells("1", 10);

        assertThat(look(at, sale, false)).isZero();

        assertThat(shop.number("select count(*) from fraud_activity where program_id = '" + at.program + "'"))
                .isZero();
    }

    @Test
    void what_is_too_old_to_be_held_against_anything_is_left_alone() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 60 * 24 * 41);
        String second = at.sells("2", 60 * 24 * 41);

        assertThat(look(at, second, false)).isZero();
        assertThat(shop.number("select count(*) from fraud_activity where program_id = '" + at.program + "'"))
                .isZero();
    }

    @Test
    void a_sale_that_is_told_of_after_all_is_forgotten_is_late_all_the_same() {
        FraudShop at = new FraudShop(shop).looksFor(RECORDED_LATE, SECOND_IN_AN_HOUR);
        at.sells("1", 60 * 24 * 41);
        at.raised(1);
        String second = at.sells("2", 60 * 24 * 41);

        at.raised(2);
        assertThat(look(at, second, false)).isZero();
        at.has(0, 100);
    }

    private static final Map<String, ?> RECORDED_LATE = Map.of(
            "code", "late", "kind", "LATE_ACCRUAL", "action", "HOLD", "afterMinutes", 60, "alsoRecordedLate", true);

    @Test
    void what_a_redemption_relied_on_is_withdrawn_once_it_has_ended_without_it() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 20);
        at.sells("2", 10);
        String signal = at.raised(1).get(0);
        unlook(at, at.sells("3", 300), signal);
        String redemption = post(
                        at.till,
                        "/v1/redemptions",
                        Map.of("storeCode", at.store, "cardNumber", at.card, "points", 140, "reference", "h1"))
                .statusCode(201)
                .extract()
                .path("redemptionId");
        raiseAgain(at);
        String again = at.raised(1).get(0);

        FraudShop.reject(again).statusCode(201).body("end.points", equalTo(10));
        post(at.till, "/v1/redemptions/" + redemption + "/release", Map.of()).statusCode(200);
        Reach.EVERYTHING.run(upkeep::withdrawWhatCameFree);

        at.has(100, 0);
        FraudShop.theLedgerHolds();
    }

    @Test
    void ended_signals_are_forgotten_in_time_and_open_ones_are_not() {
        FraudShop at = new FraudShop(shop).looksFor(SECOND_IN_AN_HOUR);
        at.sells("1", 30);
        at.sells("2", 20);
        at.sells("3", 10);
        List<String> two = at.raised(2);
        FraudShop.release(two.get(0)).statusCode(201);
        shop.execute(
                "update fraud_signal set raised_at = now() - interval '3 years', ended_at = ended_at - interval '3 years'"
                        + " where id in ('" + two.get(0) + "', '" + two.get(1) + "')");

        Reach.EVERYTHING.run(upkeep::forget);

        assertThat(at.raised(1)).containsExactly(two.get(1));
    }

    /** As if nobody had looked at it. */
    private void unlook(FraudShop at, String sale, String signal) {
        FraudShop.release(signal).statusCode(201);
        shop.execute("delete from fraud_signal where program_id = '" + at.program + "'");
        shop.execute("delete from fraud_activity where source_id = '" + sale + "'");
    }

    private void raiseAgain(FraudShop at) {
        String second = shop.text("select id from sale where store_code = '" + at.store + "' and receipt_number = '2'");
        shop.execute("delete from fraud_activity where source_id = '" + second + "'");
        assertThat(look(at, second, false)).isOne();
    }

    private int look(FraudShop at, String sale, boolean crash) {
        Told told = Told.nothing();
        told.add(Kind.SALE, UUID.fromString(sale), UUID.fromString(at.program));
        return Reach.EVERYTHING.call(() -> transactions.run(connection -> {
            int signals = detection.look(connection, told, Instant.now());
            if (crash) {
                throw new IllegalStateException("Crash");
            }
            return signals;
        }));
    }

    private long signals(FraudShop at) {
        return shop.number("select count(*) from fraud_signal where program_id = '" + at.program + "'");
    }
}
