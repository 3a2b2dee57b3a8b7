package io.dangol.loyalty.coupon;

import static io.dangol.loyalty.RewardThings.reward;
import static io.dangol.loyalty.RewardThings.validating;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.loyalty.RewardThings;
import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where, when and for what a voucher is good, and to whom it says so. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CouponTermsTest {

    private final Shop shop;
    private final Rows rows;
    private final RewardThings gifts;
    private String store = "";
    private String till = "";
    private String code = "";

    CouponTermsTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
        this.gifts = new RewardThings(shop);
    }

    @BeforeEach
    void issueTenPercentOff() {
        store = shop.open();
        till = till(store);
        code = issued(Map.of());
    }

    @Test
    void validating_tells_what_it_takes_off_and_writes_nothing() {
        List<Long> before = rows.counted();

        validate(code, 999)
                .statusCode(200)
                .body("discount", equalTo(99))
                .body("payable", equalTo(900))
                .body("value.percentOff", equalTo(10));
        validate(" " + code.toLowerCase(Locale.ROOT).replace("-", " "), 1_000).statusCode(200);

        assertThat(rows.counted()).isEqualTo(before);
    }

    @Test
    void where_and_when_and_for_what_it_is_good() {
        String elsewhere = issued(Map.of("storeCodes", List.of(shop.open())));
        String later = issued(Map.of("validFrom", "2999-01-01T00:00:00Z"));
        String over = issued(Map.of("validFrom", "2020-01-01T00:00:00Z", "validUntil", "2020-01-02T00:00:00Z"));
        String tea = issued(Map.of("value", Map.of("kind", "FREE_ITEM", "sku", "TEA", "minimumTotal", 500)));

        refused(validate(elsewhere, 1_000), "voucher-not-for-store");
        refused(validate(later, 1_000), "voucher-not-yet-valid");
        refused(validate(over, 1_000), "voucher-expired");
        refused(validate(tea, 499), "voucher-minimum-not-reached");
        refused(validate(tea, 500), "voucher-not-for-basket");
        Map<String, Object> basket = validating(tea, store, 900);
        basket.put("lines", List.of(Map.of("sku", "TEA", "quantity", 3, "amount", 900)));
        post(till, "/v1/vouchers/validate", basket).statusCode(200).body("discount", equalTo(300));
        basket.put("totalAmount", 901);
        refused(post(till, "/v1/vouchers/validate", basket), "amounts-do-not-add-up");
        String euros = shop.open(Shop.PARTNER, "EUR");
        Map<String, Object> inEuros = validating(code, euros, 900);
        refused(post(till(euros), "/v1/vouchers/validate", inEuros), "currency-not-of-store");
        inEuros.put("currency", "EUR");
        refused(post(till(euros), "/v1/vouchers/validate", inEuros), "voucher-not-for-currency");
    }

    @Test
    void a_personal_one_needs_its_member_s_card() {
        String program = program("ALLOW");
        String card = card(program);
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
        String reward =
                reward(program, Map.of("voucher", Map.of("kind", "AMOUNT", "amountOff", 500, "personal", true)));
        String mine = post(
                        till,
                        "/v1/rewards/" + reward + "/claims",
                        Map.of("cardNumber", card, "reference", "p", "storeCode", store))
                .extract()
                .path("voucher.code");

        refused(validate(mine, 1_000), "voucher-not-for-card");
        Map<String, Object> shown = validating(mine, store, 1_000);
        shown.put("cardNumber", card(program));
        refused(post(till, "/v1/vouchers/validate", shown), "voucher-not-for-card");
        shown.put("cardNumber", card);
        post(till, "/v1/vouchers/validate", shown).statusCode(200).body("discount", equalTo(500));
    }

    @Test
    void a_code_that_there_is_not_is_not_repeated_and_who_tries_many_waits() {
        List<String> wrong = soundCodes(31);
        for (String guess : wrong.subList(0, 30)) {
            refused(validate(guess, 1_000).body(not(containsString(guess))), "unknown-voucher");
        }

        validate(wrong.get(30), 1_000)
                .statusCode(429)
                .header("Retry-After", "60")
                .body("type", endsWith(":too-many-attempts"));
        validate(code, 1_000).statusCode(429);
        post(till(store), "/v1/vouchers/validate", validating(code, store, 1_000))
                .statusCode(200);
    }

    @Test
    void a_mistyped_code_is_unknown_and_no_guess() {
        char last = code.charAt(code.length() - 1);
        String mistyped = code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7');

        for (int i = 0; i < 40; i++) {
            refused(validate(mistyped, 1_000), "unknown-voucher");
        }
        validate(code, 1_000).statusCode(200);
        validate("short", 1_000).statusCode(400);
    }

    private String issued(Map<String, ?> otherwise) {
        return gifts.codes(gifts.batch(1, otherwise)).get(0);
    }

    /** Well formed, and nobody's any more. */
    private List<String> soundCodes(int count) {
        String batch = gifts.batch(count, Map.of());
        List<String> codes = gifts.codes(batch);
        shop.execute("delete from voucher where batch_id = '%s'".formatted(batch));
        return codes;
    }

    private ValidatableResponse validate(String shown, long total) {
        return post(till, "/v1/vouchers/validate", validating(shown, store, total));
    }

    private static void refused(ValidatableResponse answer, String type) {
        answer.statusCode(422).body("type", endsWith(":" + type));
    }
}
