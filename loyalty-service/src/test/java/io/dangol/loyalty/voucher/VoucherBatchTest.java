package io.dangol.loyalty.voucher;

import static io.dangol.loyalty.RewardThings.batchTerms;
import static io.dangol.loyalty.RewardThings.reserving;
import static io.dangol.loyalty.RewardThings.validating;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.RewardThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vouchers by the thousand. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class VoucherBatchTest {

    private final Shop shop;
    private final RewardThings gifts;
    private final String office = Tokens.admin();

    VoucherBatchTest(Shop shop) {
        this.shop = shop;
        this.gifts = new RewardThings(shop);
    }

    @BeforeEach
    void aPartnerIsKnownByItsStores() {
        var unused = shop.open();
    }

    @Test
    void a_batch_has_as_many_codes_as_were_asked_for_each_another_and_the_same_again() {
        String batch = gifts.batch(12_000, Map.of("prefix", "SPRING"));

        List<String> codes = gifts.codes(batch);

        assertThat(codes)
                .hasSize(12_000)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("SPRING(-[0-9A-HJKMNP-TV-Z]{4}){4}"));
        assertThat(gifts.codes(batch)).isEqualTo(codes);
    }

    @Test
    void no_code_lies_in_the_database() {
        String code = gifts.codes(gifts.batch(1, Map.of())).get(0);
        String plain = code.replace("-", "");

        assertThat(shop.number("select count(*) from voucher v where v::text ilike '%" + code + "%' or v::text ilike '%"
                        + plain + "%'"))
                .isZero();
    }

    @Test
    void whoever_exports_codes_is_written_down() {
        String batch = gifts.batch(1, Map.of());

        var unused = gifts.codes(batch);

        assertThat(shop.number("select count(*) from audit_entry where entry ->> 'operation' = 'exportVoucherCodes'"
                        + " and entry ->> 'subjects' like '%" + batch + "%'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_reference_again_issues_once() {
        Map<String, Object> terms = batchTerms(program("ALLOW"), 3, Map.of("validUntil", "2999-01-01T00:00:00Z"));
        String id = post(office, "/v1/voucher-batches", terms)
                .statusCode(201)
                .body("redeemed", equalTo(0))
                .extract()
                .path("batchId");

        post(office, "/v1/voucher-batches", terms).statusCode(200).body("batchId", equalTo(id));
        terms.put("count", 4);
        post(office, "/v1/voucher-batches", terms).statusCode(409).body("type", endsWith(":reference-conflict"));

        assertThat(gifts.codes(id)).hasSize(3);
        get(office, "/v1/voucher-batches?limit=200").body("data.batchId", hasItem(id));
    }

    @Test
    void what_is_not_clear_is_refused() {
        refused(Map.of("issuerPartnerId", UUID.randomUUID().toString()), "unknown-issuer");
        refused(Map.of("value", Map.of("kind", "AMOUNT")), "voucher-value-unclear");
        refused(Map.of("value", Map.of("kind", "AMOUNT", "amountOff", 5, "personal", true)), "voucher-value-unclear");
        refused(Map.of("validUntil", "2020-01-01T00:00:00Z"), "validity-ends-before-it-begins");
        post(office, "/v1/voucher-batches", batchTerms(program("ALLOW"), 100_001, Map.of()))
                .statusCode(400);
    }

    @Test
    void revoked_none_can_be_used_but_what_a_till_holds() {
        String batch = gifts.batch(2, Map.of());
        String held = gifts.codes(batch).get(0);
        String free = gifts.codes(batch).get(1);
        String store = shop.open();
        String till = till(store);
        String reservation = post(till, "/v1/vouchers/reservations", reserving(held, store, "r", 1_000))
                .statusCode(201)
                .extract()
                .path("reservationId");
        get(office, "/v1/voucher-batches/" + batch).body("revokedAt", nullValue());

        String at = post(office, "/v1/voucher-batches/" + batch + "/revoke", Map.of())
                .statusCode(200)
                .body("revokedAt", notNullValue())
                .extract()
                .path("revokedAt");

        post(office, "/v1/voucher-batches/" + batch + "/revoke", Map.of()).body("revokedAt", equalTo(at));
        post(till, "/v1/vouchers/validate", validating(free, store, 1_000))
                .statusCode(422)
                .body("type", endsWith(":voucher-not-usable"));
        post(till, "/v1/vouchers/reservations/" + reservation + "/redeem", Map.of())
                .statusCode(200);
        get(office, "/v1/voucher-batches/" + batch).body("redeemed", equalTo(1));
        post(till, "/v1/vouchers/reservations/" + reservation + "/void", Map.of())
                .statusCode(200);
        post(till, "/v1/vouchers/validate", validating(held, store, 1_000)).statusCode(422);
    }

    @Test
    void revoked_one_that_a_till_held_and_left_cannot_be_used_either() {
        String batch = gifts.batch(1, Map.of());
        String code = gifts.codes(batch).get(0);
        String store = shop.open();
        String till = till(store);
        String reservation = post(till, "/v1/vouchers/reservations", reserving(code, store, "r", 1_000))
                .statusCode(201)
                .extract()
                .path("reservationId");
        post(office, "/v1/voucher-batches/" + batch + "/revoke", Map.of()).statusCode(200);

        shop.execute("update voucher set reserved_until = now() - interval '1 minute' where reservation_id = '"
                + reservation + "'");

        post(till, "/v1/vouchers/reservations", reserving(code, store, "s", 1_000))
                .statusCode(422);
    }

    private void refused(Map<String, ?> otherwise, String type) {
        post(office, "/v1/voucher-batches", batchTerms(program("ALLOW"), 1, otherwise))
                .statusCode(422)
                .body("type", endsWith(":" + type));
    }
}
