package io.dangol.loyalty.reward;

import static io.dangol.loyalty.RewardThings.reserving;
import static io.dangol.loyalty.RewardThings.reward;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member gets a reward for points. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClaimTest {

    private final Shop shop;
    private final Rows rows;
    private String store = "";
    private String till = "";
    private String program = "";
    private String card = "";

    ClaimTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        program = program(Map.of("pointsExpireAfterMonths", 600));
        card = card(program);
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
    }

    @Test
    void points_are_spent_at_the_issuer_the_stock_is_one_less_and_a_voucher_is_there() {
        String id = reward(program, Map.of("stock", 2, "voucherDays", 30));

        String claim = claim(id, "a")
                .statusCode(201)
                .body("status", equalTo("CLAIMED"))
                .body("points", equalTo(10))
                .body("voucher.code", notNullValue())
                .body("voucher.status", equalTo("ISSUED"))
                .body("voucher.validUntil", endsWith("T00:00:00Z"))
                .extract()
                .path("claimId");

        assertThat(available(card)).isEqualTo(90);
        get(Tokens.admin(), "/v1/rewards/" + id).body("stock", equalTo(1));
        get(Tokens.admin(), "/v1/cards/" + card + "/entries")
                .body("data[0].kind", equalTo("REDEEMED"))
                .body("data[0].points", equalTo(-10))
                .body("data[0].sourceId", equalTo(claim));
        assertThat(shop.number("select count(*) from posting p join ledger_entry e on e.id = p.entry_id"
                        + " where e.source_id = '%s' and p.account = 'REDEEMER' and p.owner_id = '%s' and p.points = 10"
                                .formatted(claim, Shop.PARTNER)))
                .isEqualTo(1);
        assertThatTheLedgerHolds();
    }

    @Test
    void claimed_again_by_the_same_reference_it_is_the_same() {
        String id = reward(program, Map.of("stock", 2));
        String code = claim(id, "a").extract().path("voucher.code");
        String otherReward = reward(program, Map.of());
        String otherCard = card(program);
        List<Long> before = rows.counted();

        claim(id, "a").statusCode(200).header("Idempotency-Replayed", "true").body("voucher.code", equalTo(code));
        claim(otherReward, "a").statusCode(409).body("type", endsWith(":reference-conflict"));
        claim(till, id, otherCard, "a", store).statusCode(409);

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(card)).isEqualTo(90);
    }

    @Test
    void what_cannot_be_had_costs_nothing() {
        String gone = reward(program, Map.of("stock", 0));
        String dear = reward(program, Map.of("points", 101));
        String elsewhere = reward(program, Map.of("storeCodes", List.of(shop.open())));
        String over =
                reward(program, Map.of("validFrom", "2020-01-01T00:00:00Z", "validUntil", "2020-01-02T00:00:00Z"));
        String once = reward(program, Map.of("limitPerMember", 1));
        claim(once, "once").statusCode(201);
        List<Long> before = rows.counted();

        refused(claim(gone, "a"), "reward-sold-out");
        refused(claim(dear, "b"), "insufficient-points");
        refused(claim(elsewhere, "c"), "reward-not-at-store");
        refused(claim(over, "d"), "reward-not-available");
        refused(claim(once, "e"), "reward-limit-reached");
        refused(claim(reward(program("ALLOW"), Map.of()), "f"), "reward-of-another-program");
        refused(claim(till, once, "no-such-card", "g", store), "unknown-card");
        refused(claim(till, once, card, "h", null), "store-needed");
        claim(UUID.randomUUID().toString(), "i").statusCode(404);

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(card)).isEqualTo(90);
    }

    @Test
    void a_claim_keeps_its_price_and_its_voucher_s_terms() {
        String id = reward(program, Map.of());
        ValidatableResponse claimed = claim(id, "a");
        patch("/v1/rewards/" + id, "\"0\"", Map.of("points", 50, "voucher", Map.of("amountOff", 1)))
                .statusCode(200);

        String code = claimed.extract().path("voucher.code");
        post(till, "/v1/vouchers/reservations", reserving(code, store, "v", 2_000))
                .statusCode(201)
                .body("discount", equalTo(500));
        claim(id, "a").statusCode(200).body("points", equalTo(10));
    }

    @Test
    void cancelled_it_is_as_if_it_had_not_been() {
        String lots = lots();
        String id = reward(program, Map.of("stock", 1, "limitPerMember", 1));
        String claim = claim(id, "a").extract().path("claimId");
        String code = claim(id, "a").extract().path("voucher.code");

        cancel(claim).statusCode(200).body("status", equalTo("CANCELLED")).body("voucher.status", equalTo("VOID"));
        List<Long> before = rows.counted();
        cancel(claim).statusCode(200).body("status", equalTo("CANCELLED"));

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(lots()).isEqualTo(lots);
        get(Tokens.admin(), "/v1/rewards/" + id).body("stock", equalTo(1));
        refused(post(till, "/v1/vouchers/reservations", reserving(code, store, "v", 2_000)), "voucher-not-usable");
        claim(id, "b").statusCode(201);
        assertThatTheLedgerHolds();
    }

    @Test
    void with_its_voucher_in_use_it_cannot_be_cancelled() {
        ValidatableResponse claimed = claim(reward(program, Map.of()), "a");
        String claim = claimed.extract().path("claimId");
        String code = claimed.extract().path("voucher.code");
        String reservation = post(till, "/v1/vouchers/reservations", reserving(code, store, "v", 2_000))
                .extract()
                .path("reservationId");

        cancel(claim).statusCode(409).body("type", endsWith(":voucher-in-use"));
        post(till, "/v1/vouchers/reservations/" + reservation + "/redeem", Map.of())
                .statusCode(200);
        cancel(claim).statusCode(409).body("type", endsWith(":voucher-in-use"));
        assertThat(available(card)).isEqualTo(90);
        post(till, "/v1/vouchers/reservations/" + reservation + "/void", Map.of())
                .statusCode(200);
        cancel(claim).statusCode(200);

        assertThat(available(card)).isEqualTo(100);
        assertThatTheLedgerHolds();
    }

    @Test
    void goods_give_no_voucher() {
        String id = reward(program, Map.of("kind", "GOODS", "voucher", ""));

        String claim = claim(id, "a").body("voucher", nullValue()).extract().path("claimId");

        cancel(claim).statusCode(200);
        assertThat(available(card)).isEqualTo(100);
    }

    private ValidatableResponse claim(String reward, String reference) {
        return claim(till, reward, card, reference, store);
    }

    /** References are a client's own, and each till of these tests is another client. */
    private static ValidatableResponse claim(
            String token, String reward, String card, String reference, @Nullable String store) {
        Map<String, Object> asked = new HashMap<>(Map.of("cardNumber", card, "reference", reference));
        if (store != null) {
            asked.put("storeCode", store);
        }
        return post(token, "/v1/rewards/" + reward + "/claims", asked);
    }

    private ValidatableResponse cancel(String claim) {
        return post(till, "/v1/reward-claims/" + claim + "/cancel", Map.of());
    }

    private static void refused(ValidatableResponse answer, String type) {
        answer.statusCode(422).body("type", endsWith(":" + type));
    }

    private String lots() {
        return get(till, "/v1/cards/" + card + "/lots").extract().asString();
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
